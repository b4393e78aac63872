"""What the tests of pictures share: invented people, and a picture taken apart."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # so that tests here can say `import people` in every import mode
