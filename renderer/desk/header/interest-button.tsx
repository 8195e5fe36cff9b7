import { IconUserOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { bindKeys, IconButton, useShortcuts, useTexts } from '../../kit'
import { DeclareDialog } from '../../review/interest/declare-dialog'
import { DESK_INTEREST_KEYS } from '../../review/interest/interest-keys'
import type { DeskRecord } from '../../store'

/** Lets the open submission go, because whoever has it may not judge it. */
export function InterestButton({ record }: { record: DeskRecord }) {
  const t = useTexts('interest')
  const desk = useTexts('desk')
  const [, navigate] = useLocation()
  const [isOpen, setOpen] = useState(false)
  useShortcuts(bindKeys(DESK_INTEREST_KEYS, t, { 'desk.interest': () => setOpen(true) }))
  const { name, pseudonym } = record.submission.candidate
  return (
    <>
      <IconButton
        label={t('command')}
        keys="shift+x"
        size="md"
        icon={<IconUserOff size={17} />}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <DeclareDialog
          allocationId={record.allocation.id}
          candidate={name ?? desk('header.candidate', { pseudonym })}
          onDeclared={() => navigate('/queue')}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
