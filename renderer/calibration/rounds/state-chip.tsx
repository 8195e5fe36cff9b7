import { IconCircleCheck, IconPencil, IconSend, IconUsers } from '@tabler/icons-react'
import { Chip, type Tone, useTexts } from '../../kit'
import type { RoundEntry } from '../../store'

const LOOKS = {
  planned: { Icon: IconSend, tone: 'neutral' },
  preparing: { Icon: IconPencil, tone: 'brass' },
  open: { Icon: IconUsers, tone: 'blue' },
  closed: { Icon: IconCircleCheck, tone: 'green' },
} as const satisfies Record<RoundEntry['state'], { Icon: typeof IconSend; tone: Tone }>

/** How far a round has come. */
export function StateChip({ state }: { state: RoundEntry['state'] }) {
  const t = useTexts('calibration')
  const { Icon, tone } = LOOKS[state]
  return (
    <Chip tone={tone} icon={<Icon size={12} aria-hidden="true" />}>
      {t(`state.${state}`)}
    </Chip>
  )
}
