import {
  IconArchive,
  IconCircleCheck,
  IconCircleOff,
  IconCircleX,
  IconFileUnknown,
  IconHelpCircle,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react'
import type { Headline } from '../../shared/badges/check/headline'
import type { Tone } from '../kit'

/** How each of them looks; never by its colour alone. */
export const HEADLINES: Record<Headline, { tone: Tone; Icon: TablerIcon }> = {
  holds: { tone: 'green', Icon: IconCircleCheck },
  unnamed: { tone: 'brass', Icon: IconUserQuestion },
  unknown: { tone: 'brass', Icon: IconHelpCircle },
  fails: { tone: 'red', Icon: IconCircleX },
  revoked: { tone: 'red', Icon: IconCircleOff },
  none: { tone: 'neutral', Icon: IconFileUnknown },
  older: { tone: 'neutral', Icon: IconArchive },
}
