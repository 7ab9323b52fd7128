"""Where a new clause opens in an Arabic sentence."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from clausesearch.text.segmentation import arabic, frames_ar, masdars_ar
from clausesearch.text.segmentation.arabic import words
from clausesearch.text.segmentation.frames_ar import form_at, is_verb
from clausesearch.text.segmentation.grammar import Bond, Current, Opening, run_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausesearch.text.segmentation.tokens import Token

_DEFINITE = ("ال", "كل", "كلا", "اي", "احد", "جميع", "الطرف")
#: Two words after a comma that open a clause of their own, the first of them inside it.
_OPENERS = frozenset((("علي", "ان"), ("وذلك", "لمده"), ("وهي", "قابله"), ("وهو", "قابل")))
_THAT = ("ان", "انه", "انها")
#: Stands for the person letter where the main verb is past.
_PAST = "past"
_ENOUGH = 4
_LASTING = ("مدتها", "مدته")
#: Words that open a clause where no comma stands: «في حين», «مدتها عشر سنوات».
_BARE = frozenset((*_LASTING, "في", "ثم"))
#: What lasts a year here is the notice, not the agreement.
_NOTICES = ("اشعار", "اخطار", "خطي", "كتابي", "مسبق")
_WITH_AND = ("وكما", "وفيما", "وبينما")


@lru_cache(maxsize=1 << 15)
def _may_open(form: str) -> bool:
    """Accept «و…», the connectors and what may tell of a duration; asked of every word."""
    return form[:1] == "و" or form in words("with") or form in _BARE


class ArabicGrammar:
    """The rules for Arabic: finite verbs, coordinated masdars, speech, connectors."""

    def frame_end(self, tokens: Sequence[Token], begin: int) -> tuple[int, bool]:
        """Peel topics, speakers and verbs of content."""
        return frames_ar.frame_end(tokens, begin)

    def settle(self, tokens: Sequence[Token], current: Current) -> None:
        """Find the first masdar that the verb governs."""
        masdars_ar.find_governed(tokens, current)

    may_open = staticmethod(_may_open)

    def opening(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        """Try recitals, connectors, speech, finite verbs, then coordinated masdars."""
        if at + 2 >= len(tokens) or at - current.body < 2:
            return None
        return (
            self._recital(tokens, at)
            or self._connector(tokens, at)
            or self._duration(tokens, at)
            or self._said(tokens, current, at)
            or self._finite(tokens, current, at)
            or self._sudden(tokens, current, at)
            or masdars_ar.governed(tokens, current, at)
        )

    def _recital(self, tokens: Sequence[Token], at: int) -> Opening | None:
        """Open each recital of a preamble, and the agreement that they lead to."""
        token, first = tokens[at], arabic.core(tokens[0].form)
        if not token.after_comma or (first != "ان" and first not in words("recitals")):
            return None
        concluding = token.form[:1] != "و" and arabic.is_past(token.form)
        opens = concluding or arabic.core(token.form) in words("recitals")
        return Opening(at, at, Bond.FINITE) if opens else None

    def _connector(self, tokens: Sequence[Token], at: int) -> Opening | None:
        token, following = tokens[at], tokens[at + 1]
        bare = token.form[1:] if token.form in _WITH_AND else token.form
        joins = bare in words("with") and following.form not in words("not_after_kama")
        if joins and (following.form in _THAT or is_verb(tokens, at + 1)):
            return Opening(at, at + 1, Bond.FINITE)
        if token.form == "اذ" and token.after_comma and is_verb(tokens, at + 1):
            return Opening(at, at + 1, Bond.FINITE)
        if (token.form, following.form) == ("في", "حين"):
            return Opening(at, at + 2, Bond.FINITE)
        if token.form == "ثم" and token.after_comma and is_verb(tokens, at + 1):
            return Opening(at, at + 1, Bond.FINITE)
        if token.after_comma and (token.form, following.form) in _OPENERS:
            return Opening(at, at, Bond.FINITE)
        return None

    def _duration(self, tokens: Sequence[Token], at: int) -> Opening | None:
        """Open at «مدتها عشر سنوات»: how long the agreement lasts is a provision of its own."""
        if tokens[at].form not in _LASTING:
            return None
        if at and arabic.masdar_core(tokens[at - 1].form) in _NOTICES:
            return None
        years = any(token.form in words("years") for token in tokens[at + 1 : at + 4])
        return Opening(at, at, Bond.DETAIL) if years else None

    def _said(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        token = tokens[at]
        if arabic.is_participle_of_speech(token.form) and token.after_comma:
            return Opening(at, at, Bond.SAID)
        if current.said and token.form in ("وان", "وانه", "وانها"):
            return Opening(at, at + (token.form == "وان"), Bond.SAID)
        return None

    def _finite(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        token = tokens[at]
        form, joined = token.form, token.form[:1] == "و"
        if not token.after_comma or form[:1] not in "وفبت" or run_length(tokens, at) < 3:
            return None
        bare = arabic.core(form)
        particle = joined and bare in words("negation") and form_at(tokens, at + 1) != "سيما"
        if particle or bare in words("modal_nouns") or arabic.is_future(form):
            return Opening(at, at, Bond.FINITE)
        if joined and (self._past(tokens, at) or self._present(tokens, current, at)):
            return Opening(at, at, Bond.FINITE)
        return None

    def _past(self, tokens: Sequence[Token], at: int) -> bool:
        form = tokens[at].form
        if arabic.core(form) in ("عبر", "بين"):
            return is_verb(tokens, at)
        return arabic.is_past(form) and not arabic.is_masdar(tokens[at].raw, form)

    def _present(self, tokens: Sequence[Token], current: Current, at: int) -> bool:
        """Say whether a present verb is coordinated with that of the clause, and stands alone."""
        prefix = arabic.present_prefix(tokens[at].form)
        if not prefix or current.item:
            return False
        after = form_at(tokens, at + 1)
        if after in words("agreement") or arabic.core(tokens[at].form) in words("lasting"):
            return True
        if any(arabic.refers_back(token.form) for token in tokens[at : at + 4]):
            return False
        main = self._main_prefix(tokens, current)
        if main == _PAST:  # «وقعا اتفاقا …، ويهدف إلى …»: the agreement is the subject
            return run_length(tokens, at) >= _ENOUGH
        new_subject = after.startswith(_DEFINITE)
        if main and main != prefix and not new_subject:
            # Another gender is another subject, unless it is that of a verb in between.
            between = tokens[max(current.body, at - 40) : at]
            return all(arabic.present_prefix(token.form) != prefix for token in between)
        return bool(main) and (new_subject or run_length(tokens, at) >= 6)

    def _main_prefix(self, tokens: Sequence[Token], current: Current) -> str:
        for token in tokens[current.body : current.body + 8]:
            if arabic.is_finite(token.form):
                return arabic.present_prefix(token.form) or _PAST
        return ""

    def _sudden(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        """Open at «وسيعمل …», «وأكد …» even where the writer left the comma out."""
        token = tokens[at]
        if token.form[:1] != "و" or at - current.body < 6 or not token.touches:
            return None
        if arabic.is_future(token.form):
            return Opening(at, at, Bond.FINITE)
        said = arabic.is_speech(token.form) and len(token.form) > 4 and token.form[1] not in "يت"
        named = form_at(tokens, at + 1).startswith("ال")
        return Opening(at, at, Bond.FINITE) if said and named else None

    def speaks(self, tokens: Sequence[Token], current: Current) -> bool:
        """Say whether the clause begins with a verb of saying."""
        form = tokens[current.begin].form
        return arabic.is_speech(form) or arabic.is_participle_of_speech(form)

    def speaker_end(self, tokens: Sequence[Token], begin: int) -> int:
        """Stop before a preposition, «أن», a masdar or a comma."""
        return frames_ar.speaker_end(tokens, begin)

    def introduces(self, tokens: Sequence[Token], begin: int, at: int) -> bool:
        """Accept a colon before a verb, a masdar or a quotation, after a short phrase."""
        return frames_ar.introduces(tokens, begin, at)

    def attributes(self, tokens: Sequence[Token]) -> int:
        """Return the end of «، قال رئيس البلدية» at the head, or 0."""
        return frames_ar.attributes(tokens)

    def title_end(self, tokens: Sequence[Token]) -> int:
        """Stop before a past verb whose subject is the parties."""
        return frames_ar.title_end(tokens)

    def is_whole(self, tokens: Sequence[Token]) -> bool:
        """Say whether an item begins with a finite verb, its topic left aside."""
        body, _ = self.frame_end(tokens, 0)
        return (
            body < len(tokens)
            and arabic.is_finite(tokens[body].form)
            and not self.is_bare_item(tokens)
        )

    def is_bare_item(self, tokens: Sequence[Token]) -> bool:
        """Say whether the sentence begins with a masdar."""
        return frames_ar.is_bare_item(tokens)
