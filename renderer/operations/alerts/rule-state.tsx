import { IconBell, IconCheck, IconClock, IconCloudUpload, IconMinus } from '@tabler/icons-react'
import { Chip, useFormats, useTexts } from '../../kit'
import type { KnownRule } from '../../store'

/** How a rule stands, in a word. */
export function RuleState({ rule: { hub, isWaiting } }: { rule: Pick<KnownRule, 'hub' | 'isWaiting'> }) {
  const t = useTexts('alerts')
  const formats = useFormats()
  if (isWaiting || hub === null) return <Chip icon={<IconCloudUpload size={14} aria-hidden />}>{t('state.waiting')}</Chip>
  const { state, since } = hub
  switch (state) {
    case 'firing':
      return (
        <Chip tone="red" icon={<IconBell size={14} aria-hidden />}>
          {t('state.firing', { since: formats.dateTime(since) })}
        </Chip>
      )
    case 'quiet':
      return (
        <Chip tone="green" icon={<IconCheck size={14} aria-hidden />}>
          {t('state.quiet')}
        </Chip>
      )
    case 'too-little':
      return <Chip icon={<IconMinus size={14} aria-hidden />}>{t('state.tooLittle')}</Chip>
    case 'new':
      return <Chip icon={<IconClock size={14} aria-hidden />}>{t('state.new')}</Chip>
  }
}
