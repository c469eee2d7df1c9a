r"""Names of the journals that astronomers write as commands: `\apj` is The Astrophysical Journal (AASTeX, ADS)."""

_TABLE = """
aap: Astronomy and Astrophysics
aapr: Astronomy and Astrophysics Reviews
aaps: Astronomy and Astrophysics, Supplement
actaa: Acta Astronomica
aj: Astronomical Journal
ao: Applied Optics
apj: Astrophysical Journal
apjl: Astrophysical Journal, Letters
apjs: Astrophysical Journal, Supplement
aplett: Astrophysics Letters
apspr: Astrophysics Space Physics Research
apss: Astrophysics and Space Science
araa: Annual Review of Astronomy and Astrophysics
azh: Astronomicheskii Zhurnal
baas: Bulletin of the American Astronomical Society
bain: Bulletin of the Astronomical Institutes of the Netherlands
caa: Chinese Astronomy and Astrophysics
cjaa: Chinese Journal of Astronomy and Astrophysics
fcp: Fundamentals of Cosmic Physics
gca: Geochimica et Cosmochimica Acta
grl: Geophysical Research Letters
iaucirc: IAU Circulars
icarus: Icarus
jcap: Journal of Cosmology and Astroparticle Physics
jcp: Journal of Chemical Physics
jgr: Journal of Geophysical Research
jqsrt: Journal of Quantitative Spectroscopy and Radiative Transfer
jrasc: Journal of the Royal Astronomical Society of Canada
maps: Meteoritics and Planetary Science
memras: Memoirs of the Royal Astronomical Society
memsai: Memorie della Società Astronomica Italiana
mnras: Monthly Notices of the Royal Astronomical Society
na: New Astronomy
nar: New Astronomy Reviews
nat: Nature
nphysa: Nuclear Physics A
pasa: Publications of the Astronomical Society of Australia
pasj: Publications of the Astronomical Society of Japan
pasp: Publications of the Astronomical Society of the Pacific
physrep: Physics Reports
physscr: Physica Scripta
planss: Planetary and Space Science
pra: Physical Review A
prb: Physical Review B
prc: Physical Review C
prd: Physical Review D
pre: Physical Review E
prl: Physical Review Letters
procspie: Proceedings of the SPIE
psj: Planetary Science Journal
qjras: Quarterly Journal of the Royal Astronomical Society
rmxaa: Revista Mexicana de Astronomía y Astrofísica
skytel: Sky and Telescope
solphys: Solar Physics
sovast: Soviet Astronomy
ssr: Space Science Reviews
zap: Zeitschrift für Astrophysik
"""
_NAMES = dict(line.split(": ", 1) for line in _TABLE.strip().split("\n"))


def journal_of_command(text: str) -> str:
    r"""The journal that `text`, a command alone such as `\apj`, stands for; any other text as it is."""
    return _NAMES.get(text[1:].strip(), text) if text.startswith("\\") else text
