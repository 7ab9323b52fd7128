"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared(*parts: str) -> Path:
    """Return a path of the folder of inputs beside the checkout, or skip when it is absent."""
    path = ROOT.parent.joinpath("shared", *parts)
    if not path.exists():
        pytest.skip(f"needs ../shared/{'/'.join(parts)}, which does not come with the project")
    return path


#: Text that a page must show and never obey.
HOSTILE = '</p><script>document.title = "owned"</script><img src=x onerror=alert(1)>\u202eتجاوز'

AGREEMENTS = {
    "ports": """مذكرة تعاون بين ميناء صحار وميناء مومباسا

المادة الأولى: المجالات
يتعاون الطرفان في المجالات التالية:
1. تدريب المرشدين البحريين في مركز صحار مرتين كل عام؛
2. تبادل المعلومات عن حركة السفن؛
3. حماية البيئة البحرية من التلوث.

المادة الثانية: المدة
تسري هذه المذكرة لمدة ثلاث سنوات وتتجدد تلقائيا.

المادة الثالثة: المتابعة
تشكل لجنة مشتركة تجتمع مرة كل ستة أشهر.
""",
    "universities": """Agreement between the University of Corvale and the University of Tiznit

Article 1. Exchange
The universities shall exchange ten students each year.

Article 2. Research
The universities shall publish a joint review of desert agriculture.

Article 3. Duration
This agreement is concluded for five years. It may be terminated with six months' notice.
""",
    "villes": """Convention de jumelage entre la ville de Brévent et la ville de Kolda

Article 1
Les deux villes s'engagent à former ensemble leurs agents de l'état civil.

Article 2
Elles organisent chaque été un échange de jeunes sportifs.

Article 3
La présente convention est conclue pour trois ans et se renouvelle par tacite reconduction.
""",
}
