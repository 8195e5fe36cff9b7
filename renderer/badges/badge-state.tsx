import { IconArrowBackUp, IconCircleCheck, IconCircleX, IconClockHour4, type TablerIcon } from '@tabler/icons-react'
import { Chip, type Tone, useTexts } from '../kit'
import type { BadgeRecord } from '../store'

const LOOKS: Record<BadgeRecord['state'], { tone: Tone; Icon: TablerIcon }> = {
  released: { tone: 'green', Icon: IconCircleCheck },
  ordered: { tone: 'brass', Icon: IconClockHour4 },
  'taken-back': { tone: 'neutral', Icon: IconArrowBackUp },
  revoked: { tone: 'red', Icon: IconCircleX },
}

/** Where a badge stands in its life. */
export function BadgeState({ state }: { state: BadgeRecord['state'] }) {
  const t = useTexts('badges')
  const { tone, Icon } = LOOKS[state]
  return (
    <Chip tone={tone} icon={<Icon size={13} aria-hidden="true" />}>
      {t(`state.${state}`)}
    </Chip>
  )
}
