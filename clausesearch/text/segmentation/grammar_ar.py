"""Where a new clause opens in an Arabic sentence."""

from __future__ import annotations

from collections.abc import Sequence

from . import arabic
from .grammar import Bond, Current, Opening, comma_within, first_within, run_length
from .tokens import Token

# fmt: off
_TOPIC_ONE = frozenset("بخصوص بشان حول من بدوره بدورها بدورهم بموجب عن لضمان لتحقيق تفعيلا".split())
_TOPIC_TWO = frozenset(
    "في مجال|في المجال|في الشان|في ملف|في هذا|في اطار|في الاطار|في ختام|في كلمه|في تصريح|في تصريحات|"
    "في محور|في قضايا|في الجانب|في سياق|في قطاع|في ميدان|في الميدان|في المقابل|في موضوع|"
    "فيما يخص|فيما يتعلق|علي الصعيد|علي صعيد|علي المستوي|علي مستوي|من جهته|من جهتها|من جانبه|من جانبها|"
    "من جهه|من ناحيته|من ناحيتها|من ناحيه|من جهتهما|من جانبهما".split("|")
)
_THAT = frozenset("ان بان انه انها بانه بانها انهما انهم بانهما لان".split())
_CONTENT_VERBS = frozenset(
    "تنص نصت ينص نص تتضمن تضمنت يتضمن تضمن تشمل شملت يشمل تتيح اتاحت يتيح تقضي قضت".split()
)
_WITH = frozenset("كما فيما بينما حيث".split())
_NOT_AFTER_KAMA = frozenset("يلي ياتي هو هي ورد جا سبق كان يخص يتعلق بعد بينهما بينها يجب ينبغي".split())
_NEGATION = frozenset("لا لم لن قد سوف لقد ليس ليست".split())
_ADDITIONS = {
    "بالاضافه": "الي", "اضافه": "الي", "فضلا": "عن", "علاوه": "علي", "جانب": "", "كذلك": "", "ايضا": "",
}
_FIELDS = frozenset(
    "مجالات ميادين ملفات قضايا قطاعات محاور خاصه لاسيما سيما مثل خصوصا وخصوصا تشمل مجال القضايا التحديات".split()
)
_PURPOSE = frozenset("اجل بهدف قصد عبر خلال بغيه عن طريق".split())
_DEFINITE_CUE = ("ال", "كل", "كلا", "اي", "احد", "جميع", "الطرف")
# fmt: on
_AGREEMENT = frozenset(
    "الاتفاقيه الاتفاق المذكره الشراكه البروتوكول الميثاق العقد الطرفان الحزبان الجانبان الفريقان هذه هذا".split()
)
_LASTING = frozenset(
    "تظل يظل تبقي يبقي تسري يسري تجدد يجدد تتجدد يتجدد تنتهي ينتهي تمتد يمتد".split()
)
_RECITALS = frozenset(
    "اعتبارا اقتناعا استنادا انطلاقا ايمانا رغبه ادراكا تنفيذا عملا بنا نظرا استحضارا وفا تقديرا تاكيدا وعيا حرصا "
    "سعيا تجسيدا اعترافا استلهاما تعزيزا تماشيا مراعاه اذ لما استرشادا التزاما تفعيلا تتويجا".split()
)
_STOPS = _THAT | frozenset("علي عن الي في ضروره اهميه".split())
_BEFORE_MASDAR = frozenset(
    "علي الي في من عن اجل بهدف قصد ضروره اهميه سبل ايضا كذلك اساسي خاص خلال معا".split()
)
_MODAL_NOUNS = frozenset("يجوز يحق يمكن ينبغي يجب يتعين".split())
_LEAST = 4
#: Words on either side of a bare «و» between two masdars that make it a joint of two commitments.
_LONG = 7


class ArabicGrammar:
    """The rules for Arabic: finite verbs, coordinated masdars, speech, connectors."""

    def frame_end(self, tokens: Sequence[Token], begin: int) -> tuple[int, bool]:
        """Peel «في مجال …،», «من جهته،», «وأضاف فلان أن», «وتنص الاتفاقية على»."""
        at, said = begin, False
        for _ in range(3):
            moved = self._topic(tokens, at)
            if moved == at:
                break
            at = moved
        speech = self._speech(tokens, at)
        if speech > at:
            return speech, True
        return self._content(tokens, at), said

    def _topic(self, tokens: Sequence[Token], at: int) -> int:
        if at >= len(tokens):
            return at
        first = arabic.core(tokens[at].form)
        second = tokens[at + 1].form if at + 1 < len(tokens) else ""
        if first == "كما" and arabic.is_finite(second) and second not in _NOT_AFTER_KAMA:
            return at + 1
        topical = (first in _TOPIC_ONE and first != "من") or f"{first} {second}" in _TOPIC_TWO
        after = comma_within(tokens, at, 16) if topical else -1
        if after < 0 or (first == "عن" and not arabic.is_finite(tokens[after].form)):
            return at
        return after

    def _speech(self, tokens: Sequence[Token], at: int) -> int:
        if at >= len(tokens):
            return at
        form = tokens[at].form
        bare = arabic.core(form)
        participle = arabic.is_participle_of_speech(form)
        opens = (
            participle or arabic.is_speech(form) or bare in ("يذكر", "يشار", "عبر", "بين", "علم")
        )
        together = bare in ("اكدا", "شددا", "اتفقا", "اتفق", "جددا")
        if not opens or together or (bare[0] in "يت" and bare not in ("يذكر", "يشار", "تابع")):
            return at
        for index in range(at + 1, min(len(tokens), at + 18)):
            token = tokens[index]
            if token.form in _THAT:
                return index + 1 if token.form in ("ان", "بان") else index
            if arabic.is_subject(token.form) or (
                token.after_comma
                and (arabic.is_past(token.form) or arabic.is_participle_of_speech(token.form))
            ):
                return at
            following = tokens[index + 1].form if index + 1 < len(tokens) else ""
            if token.form in ("علي", "عن", "الي", "ضروره", "اهميه") and following not in _THAT:
                return at
        return at

    def _content(self, tokens: Sequence[Token], at: int) -> int:
        if at >= len(tokens) or arabic.core(tokens[at].form) not in _CONTENT_VERBS:
            return at
        for index in range(at + 1, min(len(tokens), at + 8)):
            if tokens[index].after_comma:
                return at
            if arabic.is_masdar(tokens[index].raw, tokens[index].form):
                return index
        return at

    def settle(self, tokens: Sequence[Token], current: Current) -> None:
        """Find the first masdar that the verb governs."""
        body = current.body
        framed = body > current.begin or current.item
        if framed and arabic.is_masdar(tokens[body].raw, tokens[body].form):
            current.governor = body
            before = tokens[body - 1].form if body else ""
            current.preposition = before if before in ("علي", "الي") else ""
            return
        for index in range(body + 1, min(len(tokens), body + 16)):
            token = tokens[index]
            following = tokens[index + 1].form if index + 1 < len(tokens) else ""
            if arabic.is_definite_masdar(token.form, following) or (
                arabic.is_masdar(token.raw, token.form)
                and self._may_govern(tokens[index - 1], token)
            ):
                current.governor = index
                before = tokens[index - 1].form
                current.preposition = before if before in ("علي", "الي") else ""
                return

    def _may_govern(self, before: Token, token: Token) -> bool:
        """Say whether a masdar is a complement, and not the second half of «اتفاقية تعاون»."""
        return (
            before.form in _BEFORE_MASDAR
            or before.form.startswith("ال")
            or arabic.core(token.form) != arabic.masdar_core(token.form)
            or arabic.is_finite(before.form)
            or arabic.refers_back(before.form)
        )

    def opening(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        """Try connectors, then speech, then finite verbs, then coordinated masdars."""
        if at + 2 >= len(tokens) or at - current.body < 2:
            return None
        token = tokens[at]
        return (
            self._recital(tokens, at)
            or self._connector(tokens, current, at)
            or self._said(tokens, current, at)
            or (self._finite(tokens, current, at) if token.after_comma else None)
            or self._sudden(tokens, current, at)
            or self._governed(tokens, current, at)
        )

    def _recital(self, tokens: Sequence[Token], at: int) -> Opening | None:
        """Open each recital of a preamble, and the agreement that they lead to."""
        token = tokens[at]
        if not token.after_comma or arabic.core(tokens[0].form) not in _RECITALS | {"ان"}:
            return None
        if arabic.core(token.form) in _RECITALS:
            return Opening(at, at, Bond.FINITE)
        if token.form[:1] != "و" and arabic.is_past(token.form):
            return Opening(at, at, Bond.FINITE)
        return None

    def _connector(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        token, following = tokens[at], tokens[at + 1]
        bare = token.form[1:] if token.form in ("وكما", "وفيما", "وبينما") else token.form
        if bare in _WITH and following.form not in _NOT_AFTER_KAMA:
            if following.form in ("ان", "انه", "انها") or self._verb(tokens, at + 1):
                return Opening(at, at + 1, Bond.FINITE)
        if token.form == "في" and following.form == "حين":
            return Opening(at, at + 2, Bond.FINITE)
        if token.form == "علي" and following.form == "ان" and token.after_comma:
            return Opening(at, at, Bond.FINITE)
        if token.form == "وذلك" and following.form == "لمده" and token.after_comma:
            return Opening(at, at, Bond.FINITE)
        if token.form == "وهي" and following.form == "قابله" and token.after_comma:
            return Opening(at, at, Bond.FINITE)
        return None

    def _verb(self, tokens: Sequence[Token], at: int) -> bool:
        form = tokens[at].form
        if form in _NEGATION:
            return True
        bare = arabic.core(form)
        if bare in ("عبر", "بين"):
            wanted = "عن" if bare == "عبر" else "ان"
            return first_within(tokens, at + 1, 9, lambda token: token.form == wanted) > 0
        return arabic.is_finite(form)

    def _said(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        token = tokens[at]
        if arabic.is_participle_of_speech(token.form) and token.after_comma:
            return Opening(at, at, Bond.SAID)
        if current.said and token.form in ("وان", "وانه", "وانها"):
            return Opening(at, at + (token.form == "وان"), Bond.SAID)
        return None

    def _finite(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        token = tokens[at]
        if token.form[:1] not in "وفبت" or run_length(tokens, at) < 3:
            return None
        bare = arabic.core(token.form)
        if token.form[0] == "و" and bare in _NEGATION and tokens[at + 1].form != "سيما":
            return Opening(at, at, Bond.FINITE)
        if bare in _MODAL_NOUNS or arabic.is_future(token.form):
            return Opening(at, at, Bond.FINITE)
        if token.form[0] != "و":
            return None
        if self._past_verb(tokens, at):
            return Opening(at, at, Bond.FINITE)
        prefix = arabic.present_prefix(token.form)
        if prefix and not current.item and self._parallel(tokens, current, at, prefix):
            return Opening(at, at, Bond.FINITE)
        return None

    def _past_verb(self, tokens: Sequence[Token], at: int) -> bool:
        form = tokens[at].form
        if arabic.core(form) in ("عبر", "بين"):
            return self._verb(tokens, at)
        return arabic.is_past(form) and not arabic.is_masdar(tokens[at].raw, form)

    def _parallel(self, tokens: Sequence[Token], current: Current, at: int, prefix: str) -> bool:
        """Say whether a present verb is coordinated with the verb of the clause, and stands alone."""
        after = tokens[at + 1].form
        new_subject = after.startswith(_DEFINITE_CUE) and not arabic.refers_back(after)
        main = next(
            (
                arabic.present_prefix(token.form)
                for token in tokens[current.body : current.body + 8]
                if arabic.is_finite(token.form)
            ),
            "",
        )
        if after in _AGREEMENT or arabic.core(tokens[at].form) in _LASTING:
            return True
        if not main or arabic.refers_back(tokens[at].form):
            return False
        if any(arabic.refers_back(token.form) for token in tokens[at + 1 : at + 4]):
            return False
        if main != prefix and not new_subject:
            # Another gender is another subject, unless it is that of a verb in between.
            between = tokens[max(current.body, at - 40) : at]
            return all(arabic.present_prefix(token.form) != prefix for token in between)
        return new_subject or run_length(tokens, at) >= 6

    def _sudden(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        """Open at «وسيعمل …», «وأكد …» even where the writer left the comma out."""
        token = tokens[at]
        if token.form[:1] != "و" or at - current.body < 6 or not token.touches:
            return None
        bare = token.form[1:]
        strong = arabic.is_future(token.form) or (
            arabic.is_speech(token.form) and bare[:1] not in "يت" and len(bare) > 3
        )
        subject = tokens[at + 1].form.startswith("ال") or arabic.is_future(token.form)
        return Opening(at, at, Bond.FINITE) if strong and subject else None

    def _governed(self, tokens: Sequence[Token], current: Current, at: int) -> Opening | None:
        token, following = tokens[at], tokens[at + 1]
        if token.after_comma and token.form in ("مع", "ومع") and not current.item:
            heads = arabic.is_masdar(following.raw, following.form)
            heads = heads or arabic.is_definite_masdar(following.form, tokens[at + 2].form)
            if heads and run_length(tokens, at) > _LEAST + 1:
                return Opening(at, at + 1, Bond.GOVERNED)
        if current.governor < 0 or at <= current.governor + 1:
            return None
        if token.after_comma and token.form in ("وعلي", "والي"):
            repeated = token.form[1:]
            if current.preposition == repeated:
                return Opening(at, at + 1, Bond.GOVERNED)
        comma = token.after_comma or any(mark in token.gap for mark in "”»")
        if not comma and token.form[:1] == "و" and self._long_pair(tokens, current, at):
            return Opening(at, at, Bond.GOVERNED)
        if current.item or any(arabic.refers_back(word.form) for word in tokens[at : at + 2]):
            return None
        if comma and token.form == "و" and not following.touches:
            heads = arabic.is_masdar(following.raw, following.form)
            return Opening(at, at + 1, Bond.GOVERNED) if heads else None
        addition = self._addition(tokens, at)
        if addition:
            return Opening(at, addition, Bond.GOVERNED)
        if not comma or token.form[:1] != "و":
            return None
        if not (
            arabic.is_masdar(token.raw, token.form)
            or arabic.is_definite_masdar(token.form, following.form)
        ):
            return None
        if run_length(tokens, at) < _LEAST or self._is_enumeration(tokens, current, at):
            return None
        return Opening(at, at, Bond.GOVERNED)

    def _long_pair(self, tokens: Sequence[Token], current: Current, at: int) -> bool:
        """Say whether two masdars joined by a bare «و» are each long enough to stand alone."""
        token = tokens[at]
        here, there = at - current.governor, run_length(tokens, at)
        if here < _LONG or there < _LONG or not arabic.is_masdar(token.raw, token.form):
            return False
        if any(arabic.refers_back(word.form) for word in tokens[at : at + 4]):
            return False
        return not self._is_enumeration(tokens, current, at)

    def _addition(self, tokens: Sequence[Token], at: int) -> int:
        """Return where the complement after «بالإضافة إلى», «وكذلك» begins, or 0."""
        token = tokens[at]
        bare = arabic.core(token.form)
        if bare == "الي" and tokens[at + 1].form == "جانب":
            at, bare = at + 1, "جانب"
        if bare not in _ADDITIONS or not tokens[at - (bare == "جانب")].after_comma:
            return 0
        body = at + 1 + (tokens[at + 1].form == _ADDITIONS[bare])
        if body + 2 >= len(tokens):
            return 0
        return body if arabic.is_masdar(tokens[body].raw, tokens[body].form) else 0

    def _is_enumeration(self, tokens: Sequence[Token], current: Current, at: int) -> bool:
        """Say whether the comma stands in a list of fields or in a phrase of purpose."""
        between = tokens[max(current.governor + 1, at - 40) : at]
        return any(
            token.form in _FIELDS or arabic.core(token.form) in _FIELDS or token.form in _PURPOSE
            for token in between
        )

    def speaks(self, tokens: Sequence[Token], current: Current) -> bool:
        """Say whether the clause begins with a verb of saying."""
        form = tokens[current.begin].form
        return arabic.is_speech(form) or arabic.is_participle_of_speech(form)

    def speaker_end(self, tokens: Sequence[Token], begin: int) -> int:
        """Stop before a preposition, «أن», a masdar or a comma."""
        for index in range(begin + 1, min(len(tokens), begin + 10)):
            token = tokens[index]
            following = tokens[index + 1].form if index + 1 < len(tokens) else ""
            if (
                token.after_comma
                or token.form in _STOPS
                or arabic.is_masdar(token.raw, token.form)
                or arabic.is_definite_masdar(token.form, following)
            ):
                return index
        return begin + 1

    def introduces(self, tokens: Sequence[Token], begin: int, at: int) -> bool:
        """Accept a colon before a verb, a masdar or a quotation, after a short phrase."""
        if at >= len(tokens) or at - begin > 22:
            return False
        token = tokens[at]
        return (
            self._verb(tokens, at)
            or arabic.is_masdar(token.raw, token.form)
            or any(mark in token.gap for mark in '“«"')
            or len(tokens) - at >= 6
            and at - begin <= 6
            and arabic.is_finite(tokens[begin].form)
        )

    def attributes(self, tokens: Sequence[Token]) -> int:
        """Return the end of «، قال رئيس البلدية» at the head, or 0."""
        if not tokens or tokens[0].form[:1] == "و" or not arabic.is_speech(tokens[0].form):
            return 0
        if len(tokens) <= 18:
            return len(tokens)
        return max(0, comma_within(tokens, 0, 16))

    def title_end(self, tokens: Sequence[Token]) -> int:
        """Stop before a past verb whose subject is the parties («… شدد الطرفان على»)."""
        if not self.is_bare_item(tokens):
            return 0
        for index in range(2, min(len(tokens) - 1, 11)):
            if tokens[index].after_comma:
                return 0
            if arabic.is_past(tokens[index].form) and arabic.is_subject(tokens[index + 1].form):
                return index
        return 0

    def is_bare_item(self, tokens: Sequence[Token]) -> bool:
        """Say whether the sentence begins with a masdar."""
        if not tokens or tokens[0].form[:1] == "و":
            return False
        following = tokens[1].form if len(tokens) > 1 else ""
        return arabic.is_masdar(tokens[0].raw, tokens[0].form) or (
            tokens[0].form.startswith("ال") and arabic.is_definite_masdar(tokens[0].form, following)
        )
