import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { bindKeys, IconButton, useShortcuts, useTexts } from '../../kit'
import { GiveBackDialog } from '../../review/give-back/give-back-dialog'
import { DESK_GIVE_BACK_KEYS } from '../../review/give-back/give-back-keys'
import type { DeskRecord } from '../../store'

/** Gives the open submission back, because whoever has it can't get to it. */
export function GiveBackButton({ record }: { record: DeskRecord }) {
  const t = useTexts('giveBack')
  const desk = useTexts('desk')
  const [, navigate] = useLocation()
  const [isOpen, setOpen] = useState(false)
  // What somebody scores for calibration is theirs alone.
  const isTheirs = record.allocation.task === 'calibrate'
  useShortcuts(bindKeys(DESK_GIVE_BACK_KEYS, t, isTheirs ? {} : { 'desk.giveBack': () => setOpen(true) }))
  if (isTheirs) return null
  const { name, pseudonym } = record.submission.candidate
  return (
    <>
      <IconButton
        label={t('command')}
        keys="shift+u"
        size="md"
        icon={<IconArrowBackUp size={17} />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <GiveBackDialog
          allocationId={record.allocation.id}
          candidate={name ?? desk('header.candidate', { pseudonym })}
          onGivenBack={() => navigate('/queue')}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
