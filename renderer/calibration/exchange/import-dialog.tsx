import { Button, Modal } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { newId, type RubricContent } from '../../../shared/domain'
import { useReturnedFocus, useTexts } from '../../kit'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'
import { DifferenceView } from '../versions/difference-view'
import type { Exchanged } from './exchange'
import { useExchangeWords } from './exchange-words'
import { readRubricFile } from './read-file'

type Props = {
  /** What is edited now, then other versions, the newest first. */
  known: readonly [RubricContent, ...RubricContent[]]
  onTake(content: RubricContent): void
  onClose(): void
}

/** Reads a rubric from a file, and takes it into the draft after showing all that would change and all that can't be kept. */
export function ImportDialog({ known, onTake, onClose }: Props) {
  const t = useTexts('rubricEditor')
  const picker = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<{ name: string; result: Exchanged | null } | null>(null)
  const [isBusy, setBusy] = useState(false)
  useReturnedFocus()
  const open = async (file: File) => {
    setBusy(true)
    try {
      setRead({ name: file.name, result: await readRubricFile(file, known, newId) })
    } catch {
      setRead({ name: file.name, result: null })
    } finally {
      setBusy(false)
    }
  }
  const content = read?.result?.content ?? null
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('exchange.title')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      returnFocus={false}
    >
      <div className={editor.dialog}>
        <p className={classes.note}>{t('exchange.hint')}</p>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label={t('exchange.choose')}
          accept=".csv,.json,text/csv,application/json"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            // The same file can be chosen again, after it was mended.
            event.currentTarget.value = ''
            if (file) void open(file)
          }}
        />
        <div role="status">{read && <ReadFile name={read.name} result={read.result} />}</div>
        {content && (
          <div>
            <h3>{t('exchange.changes')}</h3>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
            <section className={editor.preview} aria-label={t('exchange.changes')} tabIndex={0}>
              <DifferenceView before={known[0]} after={content} />
            </section>
          </div>
        )}
      </div>
      <div className={editor.foot} style={{ marginTop: '1rem', justifyContent: 'flex-end' }}>
        <Button
          variant={content ? 'subtle' : 'filled'}
          data-autofocus
          loading={isBusy}
          leftSection={<IconFileImport size={16} />}
          onClick={() => picker.current?.click()}
        >
          {t(read ? 'exchange.another' : 'exchange.choose')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        {content && (
          <Button
            onClick={() => {
              onTake(content)
              onClose()
            }}
          >
            {t('exchange.take')}
          </Button>
        )}
      </div>
    </Modal>
  )
}

function ReadFile({ name, result }: { name: string; result: Exchanged | null }) {
  const t = useTexts('rubricEditor')
  const words = useExchangeWords()
  if (result === null) return <p className={classes.problem}>{t('exchange.failed', { name })}</p>
  const { problems, notes, content } = result
  return (
    <>
      <p className={content ? classes.note : classes.problem}>
        {content
          ? t('exchange.read', { name, count: content.criteria.length })
          : t('exchange.refused', { name, count: problems.length })}
      </p>
      {problems.length > 0 && (
        <ul className={editor.list}>
          {problems.map((problem, at) => (
            <li key={at}>{words.problem(problem)}</li>
          ))}
        </ul>
      )}
      {content && notes.length > 0 && (
        <>
          <h3>{t('exchange.notes')}</h3>
          <ul className={editor.list}>
            {notes.map((note, at) => (
              <li key={at}>{words.note(note)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
