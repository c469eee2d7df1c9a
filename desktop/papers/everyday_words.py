"""Words that stand in papers of any field, so that they say nothing about what one of them is about."""

_WORDS = """
a about above accordingly achieve achieved achieves achieving across addition additional additionally address
addressing adopt after against aim aims al all allow allowing allows almost along already also although among an
analyses analysis analyze and another any application applications applied apply approach approaches are art
article as aspects at available average based be because been before being believe best better between beyond both
broad but by called can capabilities capability capable carefully case cases certain challenge challenges
challenging code collect com common commonly compare compared comparable comparing comparison complex
comprehensive conduct consider considered consistent consistently contrast contribution contributions could
crucial current currently demonstrate demonstrated demonstrates design designed despite detailed develop developed
development different difficult directly discuss diverse do does done due during each easily effective effectively
effectiveness efficient efficiently either empirical enable enables enabling end enhance enhanced enhances
enhancing especially et etc evaluate evaluated even every evidence examine example examples existing experiment
experimental experiments explore exploring extensive extensively few field fields final finally find findings
first five focus focuses for found four framework from full fully further furthermore future gains gap general
generally give given github good greater had has have having help here high higher highlight highly how however
http https idea identify if impact important importantly improve improved improvement improvements improves
improving in include includes including increase increasing indeed insights instead into introduce introduced
introduces introducing investigate is issue issues it its itself key large largely largest lead leading leads less
leverage leverages leveraging like limitation limitations limited low lower made main mainly major make makes
making many may mean means method methodology methods might more moreover most much must namely natural need needs
never new no non nor not notable novel now number numerous obtain obtained of often on one only open optimal or
order other others our out outperform outperforms over overall own paper papers particular particularly per
perform performance performing performs possible potential potentially practical present presented presents
previous previously prior problem problems propose proposed proposes proposing prove provide provided provides
providing public publicly quality quite rather real recent recently related remain remains report require required
requires requiring research researchers respectively result resulting results review role same scale second seen
several should show showed showing shown shows significant significantly similar simple simply simultaneously
since single small so solution solutions solve solving some specific specifically state still strategy strong
studied studies study such suggest suggests superior support system systems take taken task tasks technique
techniques than that the their them themselves then there thereby therefore these they third this those three
through thus to together toward towards two type types typically under understand understood unified up upon us
use used useful uses using usually valuable various vary versus very via was way ways we well were what when where
whereas whether which while who whole whose why wide widely will with within without work works would yet yield
yields
"""
EVERYDAY_WORDS = frozenset(_WORDS.split())
