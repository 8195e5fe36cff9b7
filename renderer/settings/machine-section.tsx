import { Button, Select } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useFormats, useTexts } from '../kit'
import { ProtectionRows, type ProtectionRowsProps } from './protection-rows'
import { Row, Section } from './section'
import { useStorage } from './use-storage'

/** Choices for locking when idle, in minutes; 0 is never. */
const IDLE_MINUTES = [5, 15, 30, 60, 0]

export type MachineSectionProps = ProtectionRowsProps & {
  onLock: () => void
  /** 0: never. */
  lockAfterMinutes: number
  onLockAfter: (minutes: number) => void
}

/** What Assay keeps on this machine, and how it is protected. */
export function MachineSection({ protection, onRewrap, onLock, lockAfterMinutes, onLockAfter }: MachineSectionProps) {
  const t = useTexts('settings')
  const storage = useStorage()
  return (
    <Section title={t('machine.title')}>
      <Row name={t('machine.storage')}>{storage === null ? t('machine.unknown') : <Used {...storage} />}</Row>
      {storage !== null && (
        <Row name={t('machine.persistence')} hint={t(storage.isPersistent ? 'machine.persistent' : 'machine.notPersistent')}>
          {!storage.isPersistent && (
            <Button variant="default" onClick={storage.askPersistence}>
              {t('machine.askPersistence')}
            </Button>
          )}
        </Row>
      )}
      <ProtectionRows protection={protection} onRewrap={onRewrap} />
      <Row name={t('machine.lockIdle')}>
        <Select
          size="sm"
          w={160}
          aria-label={t('machine.lockIdle')}
          value={String(lockAfterMinutes)}
          data={IDLE_MINUTES.map((minutes) => ({
            value: String(minutes),
            label: minutes === 0 ? t('machine.never') : t('machine.idle', { count: minutes }),
          }))}
          allowDeselect={false}
          onChange={(minutes) => onLockAfter(Number(minutes))}
        />
        <Button variant="default" leftSection={<IconLock size={15} aria-hidden="true" />} onClick={onLock}>
          {t('machine.lock')}
        </Button>
      </Row>
    </Section>
  )
}

function Used({ usedBytes, freeBytes }: { usedBytes: number; freeBytes: number | null }) {
  const t = useTexts('settings')
  const formats = useFormats()
  const used = formats.bytes(usedBytes)
  return freeBytes === null ? t('machine.usedOnly', { used }) : t('machine.used', { used, free: formats.bytes(freeBytes) })
}
