"""The TeX commands that may stand in a file we write: they draw a symbol, and can do nothing else."""

_GREEK = """
alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa varkappa lambda mu nu xi pi varpi
rho varrho sigma varsigma tau upsilon phi varphi chi psi omega digamma Gamma Delta Theta Lambda Xi Pi Sigma
Upsilon Phi Psi Omega
"""
_LETTERS = """
aleph beth gimel daleth hbar hslash ell wp Re Im imath jmath partial nabla infty emptyset varnothing complement
forall exists nexists neg lnot top bot perp angle measuredangle sphericalangle triangle square blacksquare
lozenge blacklozenge bigstar star diamond clubsuit diamondsuit heartsuit spadesuit flat natural sharp prime
backprime eth mho surd dagger ddagger
"""
_OPERATORS = """
pm mp times div cdot ast circ bullet cap cup uplus sqcap sqcup vee wedge lor land setminus smallsetminus wr
oplus ominus otimes oslash odot amalg sum prod coprod int iint iiint oint bigcap bigcup bigsqcup bigvee bigwedge
bigodot bigotimes bigoplus biguplus ltimes rtimes leftthreetimes rightthreetimes circledast circledcirc
circleddash boxplus boxminus boxtimes boxdot dotplus divideontimes intercal barwedge veebar curlyvee curlywedge
Cap Cup bigtriangleup bigtriangledown triangleleft triangleright blacktriangle blacktriangledown
blacktriangleleft blacktriangleright bigcirc
"""
_RELATIONS = """
leq le geq ge neq ne equiv sim simeq approx approxeq cong asymp doteq propto models ll gg lll ggg prec succ
preceq succeq precsim succsim precapprox succapprox preccurlyeq succcurlyeq subset supset subseteq supseteq
subsetneq supsetneq subseteqq supseteqq nsubseteq nsupseteq sqsubset sqsupset sqsubseteq sqsupseteq in notin ni
mid nmid parallel nparallel vdash dashv vDash Vdash Vvdash nvdash nvDash nVdash nVDash bowtie smile frown
between therefore because leqslant geqslant leqq geqq lneq gneq lneqq gneqq lnsim gnsim lesssim gtrsim lessgtr
gtrless lessapprox gtrapprox nless ngtr nleq ngeq nsim ncong nprec nsucc triangleq circeq eqcirc bumpeq Bumpeq
doteqdot risingdotseq fallingdotseq backsim backsimeq pitchfork Subset Supset lessdot gtrdot lesseqgtr gtreqless
vartriangleleft vartriangleright trianglelefteq trianglerighteq ntriangleleft ntriangleright varpropto
thicksim thickapprox coloneqq lt gt not
"""
_ARROWS = """
to gets leftarrow rightarrow leftrightarrow uparrow downarrow updownarrow Leftarrow Rightarrow Leftrightarrow
Uparrow Downarrow Updownarrow mapsto longmapsto longleftarrow longrightarrow longleftrightarrow Longleftarrow
Longrightarrow Longleftrightarrow iff implies impliedby hookleftarrow hookrightarrow leftharpoonup
leftharpoondown rightharpoonup rightharpoondown rightleftharpoons leftrightharpoons nearrow searrow swarrow
nwarrow leadsto rightsquigarrow leftrightsquigarrow twoheadleftarrow twoheadrightarrow leftarrowtail
rightarrowtail looparrowleft looparrowright curvearrowleft curvearrowright circlearrowleft circlearrowright
upharpoonleft upharpoonright downharpoonleft downharpoonright leftleftarrows rightrightarrows upuparrows
downdownarrows leftrightarrows rightleftarrows nleftarrow nrightarrow nleftrightarrow nLeftarrow nRightarrow
nLeftrightarrow Lleftarrow Rrightarrow Lsh Rsh multimap xrightarrow xleftarrow
"""
_FUNCTIONS = """
arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max
min Pr sec sin sinh sup tan tanh bmod pmod mod operatorname
"""
_BUILDING = """
frac dfrac tfrac cfrac sqrt binom dbinom tbinom choose over atop stackrel overset underset overline underline
overbrace underbrace overrightarrow overleftarrow widehat widetilde hat check tilde acute grave dot ddot dddot
breve bar vec mathring limits nolimits left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl
Biggr mathop mathbin mathrel mathord mathopen mathclose displaystyle textstyle scriptstyle
langle rangle lfloor rfloor lceil rceil lbrace rbrace lbrack rbrack lvert rvert lVert rVert vert Vert backslash
ulcorner urcorner llcorner lrcorner lmoustache rmoustache
ldots cdots vdots ddots dots dotsc dotsb dotsm quad qquad
"""
_FONTS = """
mathrm mathbf mathit mathsf mathtt mathcal mathbb mathfrak mathscr mathnormal boldsymbol bm pmb rm bf it sf tt cal
text textrm textbf textit textsf texttt textsc textup textnormal mathds mathbbm ensuremath mbox
"""

MATHS_COMMANDS = frozenset(
    " ".join((_GREEK, _LETTERS, _OPERATORS, _RELATIONS, _ARROWS, _FUNCTIONS, _BUILDING, _FONTS)).split()
) | frozenset(",;:!>|{}_%&#$ ")
"""What may stand in maths that comes from a digest: TeX, LaTeX and amsmath names without side effects.

Left out on purpose: everything that reads, writes, defines, links, numbers, moves or starts an environment,
and, as single characters, backslash (a new line) and the brackets of displayed maths.
"""

_TEXT = """
AA AE DH DJ IJ L NG O OE P S TH aa ae c copyright dag ddag dh dj pounds
guillemotleft guillemotright guilsinglleft guilsinglright i ij j
k l ng o oe quotedblbase quotesinglbase ss th textasciiacute textasciidieresis textasciimacron
textasteriskcentered textbaht textbigcircle textbrokenbar textbullet textcelsius textcent textcircledP
textcolonmonetary textcopyright textcurrency textdagger textdaggerdbl textdegree textdiscount textdiv
textdong textdownarrow textestimated texteuro textexclamdown textflorin textfractionsolidus textinterrobang
textleftarrow textlira textlnot textmho textmu textmusicalnote textnaira textnumero textohm textonehalf
textonequarter textopenbullet textordfeminine textordmasculine textparagraph textperiodcentered
textpertenthousand textperthousand textpeso textquestiondown textrecipe textreferencemark textregistered
textrightarrow textsection textservicemark textsterling textthreequarters texttimes texttrademark
textuparrow textvisiblespace textwon textyen
"""

TEXT_COMMANDS = frozenset(_TEXT.split())
"""Symbols and letters outside maths that LaTeX knows without a package (since 2020) in OT1, TS1 or T1."""
