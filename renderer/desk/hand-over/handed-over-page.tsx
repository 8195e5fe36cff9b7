import { IconSend } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { EmptyState, useFormats, useTexts } from '../../kit'
import type { HandedOver } from '../../store'

type Props = {
  handedOver: HandedOver
  /** The way to where other work is. */
  back: ReactNode
}

/** In the place of a desk whose draft went to somebody else: who has it now, since when, and why it isn't here any more. */
export function HandedOverPage({ handedOver: { at, about }, back }: Props) {
  const t = useTexts('desk')
  const formats = useFormats()
  return (
    <EmptyState
      icon={<IconSend size={24} />}
      title={t('handOver.done.title')}
      hint={
        <>
          {about && (
            <>
              {t('handOver.done.about', { candidate: about.candidate, achievement: about.achievementName })}
              <br />
            </>
          )}
          {t('handOver.done.hint', { time: formats.dateTime(at) })}
        </>
      }
      actions={back}
    />
  )
}
