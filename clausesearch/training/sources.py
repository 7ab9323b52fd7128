"""The sources of the bundled model and their licences, as the model card prints them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A source of training text: ``used`` says whether the shipped model may learn from it."""

    name: str
    licence: str
    origin: str
    domain: str
    used: bool
    reason: str = ""


_CANADA = "justicecanada/laws-lois-xml"
_OGL = "Open Government Licence – Canada"

#: Every source that may lie in a corpora folder. A file of a source that is not listed is refused.
SOURCES: tuple[Source, ...] = (
    Source("seeds/clauses", "CC BY 4.0", "this project", "trilingual clauses and queries", True),
    Source("seeds/lexicon", "CC BY 4.0", "this project", "trilingual lexicon", True),
    Source("seeds/everyday", "CC BY 4.0", "this project", "everyday sentences by rule", True),
    Source("canada-laws-units", _OGL, _CANADA, "statutes, by unit", True),
    Source("canada-laws-definitions", _OGL, _CANADA, "statutes, definitions", True),
    Source("canada-laws-headings", _OGL, _CANADA, "statutes, headings", True),
    Source("canada-treaty-schedules", _OGL, _CANADA, "treaties and agreements", True),
    Source("canada-other-schedules", _OGL, _CANADA, "statutes, schedules", True),
    Source("canada-preambles", _OGL, _CANADA, "statutes, recitals", True),
    Source(
        "odoo", "LGPL-3.0 / AGPL-3.0", "mo7ammadSale7/odoo-15, marionumza/saas", "business", True
    ),
    Source("wordpress-plugins", "GPL-2.0", "tawfeeqtech/ardeyat-wordpress", "web", True),
    Source("mediawiki-i18n", "GPL", "kekecoco/momokingwiki, agharbeia/mediawiki-ar", "wiki", True),
    Source("moodle19", "GPL", "mudrd8mz/moodle-lang", "education", True),
    Source("magento2", "OSL-3.0", "magento-l10n/i18n-magento2", "commerce", True),
    Source("aosp-settings", "Apache-2.0", "ALEXGREENCH/Settings", "settings", True),
    Source(
        "consul-civic",
        "AGPL-3.0",
        "National-institute-Morocco-NIIAT/https-moucharaka-mouwatina.ma-",
        "civic participation",
        True,
    ),
    Source("dspace-ui", "BSD-3-Clause", "the-crHack/dspace-frontend", "libraries", True),
    Source(
        "mstech-md-LLMtranslated",
        "MIT",
        "skytin1004/edgeai-for-beginners, nitya/AZD-for-Beginners-Public, "
        "srinivaskmrst/ai-agents-for-beginners-main",
        "courses, machine-translated",
        True,
    ),
    Source("mozilla-legal", "CC BY-SA 3.0", "mozilla/legal-docs", "terms of use", True),
    Source("tico19", "CC0-1.0", "tico-19/tico-19.github.io", "health, news", True),
    Source("country-names", "ODbL-1.0", "mledoze/countries", "country names", True),
    Source(
        "omw-terms",
        "CC BY-SA 3.0 / CeCILL-C",
        "omwn/omw-data",
        "wordnet terms",
        True,
    ),
    Source("wmt-newstest", "CC BY-SA 4.0", "Helsinki-NLP/OPUS-MT-testsets", "news", True),
    Source(
        "mono.ar.antcorpus-news",
        "Apache-2.0",
        "antcorpus/antcorpus.data",
        "Arabic radio news, for the tokenizer only",
        True,
    ),
)

_BY_NAME = {source.name: source for source in SOURCES}


def source_of(name: str) -> Source | None:
    """Return the source called ``name``, or None when it is not in the table."""
    return _BY_NAME.get(name)
