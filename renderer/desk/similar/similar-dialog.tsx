import { Button, Group, Modal } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useRef } from 'react'
import { ErrorState, ProgressLine, useFormats, useTexts } from '../../kit'
import type { Finding } from '../../review'
import type { DeskRecord } from '../../store'
import { FoundView } from './found-view'
import classes from './similar.module.css'
import { useKeptFocus } from './use-kept-focus'
import type { Similar } from './use-similar'

type Props = {
  record: DeskRecord
  similar: Similar
  /** It was closed without going anywhere. */
  onLeave(): void
  onShow(finding: Finding): void
  onItem(evidenceId: string): void
  onOpen(allocationId: string): void
}

/** The same passages elsewhere: how far the search is, and then what it found. */
export function SimilarDialog({ record, similar, onLeave, onShow, onItem, onOpen }: Props) {
  const t = useTexts('similar')
  const { state, isOpen, close } = similar
  const box = useRef<HTMLDivElement>(null)
  useKeptFocus(box, state.phase)
  const closing =
    <Value,>(go: (value: Value) => void) =>
    (value: Value) => {
      close()
      go(value)
    }
  return (
    <Modal
      opened={isOpen}
      onClose={() => {
        close()
        onLeave()
      }}
      size="72rem"
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      // The evidence takes the focus; given back later, it would be taken from there.
      returnFocus={false}
    >
      <div ref={box} className={classes.body}>
        <p className={classes.hint}>{t('hint')}</p>
        {state.phase === 'searching' && <Searching done={state.done} total={state.total} onCancel={similar.cancel} />}
        {state.phase === 'failed' && (
          <ErrorState
            icon={<IconAlertTriangle size={24} />}
            title={t('failed')}
            safe={t('failedSafe')}
            actions={<Button onClick={similar.again}>{t('again')}</Button>}
          />
        )}
        {state.phase === 'found' && (
          <FoundView
            record={record}
            found={state.found}
            onShow={closing(onShow)}
            onItem={closing(onItem)}
            onOpen={closing(onOpen)}
            actions={
              <Button size="sm" variant="subtle" leftSection={<IconRefresh size={16} />} onClick={similar.again}>
                {t('again')}
              </Button>
            }
          />
        )}
      </div>
    </Modal>
  )
}

function Searching({ done, total, onCancel }: { done: number; total: number; onCancel(): void }) {
  const t = useTexts('similar')
  const formats = useFormats()
  return (
    <div className={classes.searching}>
      <p role="status">
        {done === 0 ? t('reading') : t('searching', { done: formats.number(done), total: formats.number(total) })}
      </p>
      <ProgressLine share={total === 0 ? 0 : done / total} label={t('progress')} />
      <p className={classes.meanwhile}>{t('meanwhile')}</p>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onCancel}>
          {t('cancel')}
        </Button>
      </Group>
    </div>
  )
}
