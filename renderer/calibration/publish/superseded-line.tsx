import { Button, Modal } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import { contentOf, type Rubric } from '../../../shared/domain'
import { notify, useReturnedFocus, useTexts } from '../../kit'
import classes from '../calibration.module.css'
import editor from '../editor/editor.module.css'
import { rebase } from '../editor/rebase'
import type { RubricEditing } from '../editor/use-rubric-editing'
import { DifferenceView } from '../versions/difference-view'

type Props = { editing: RubricEditing; versions: readonly Rubric[]; current: Rubric; isLocked: boolean }

/** Says that somebody published while I was editing, and leads to both sides. */
export function SupersededLine({ editing, versions, current, isLocked }: Props) {
  const t = useTexts('rubricEditor')
  const [isOpen, setOpen] = useState(false)
  const { rubricVersion } = editing.basedOn
  if (rubricVersion === current.version) return null
  const base = versions.find(({ version }) => version === rubricVersion) ?? null
  return (
    <div className={classes.asked} data-refused role="alert">
      <span>
        <strong>{t('superseded.title', { version: current.version })}</strong> {t('superseded.hint', { version: rubricVersion })}
      </span>
      {!isLocked && (
        <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
          {t('superseded.open')}
        </Button>
      )}
      {isOpen && <BothDialog editing={editing} base={base} current={current} onClose={() => setOpen(false)} />}
    </div>
  )
}

type BothProps = { editing: RubricEditing; base: Rubric | null; current: Rubric; onClose(): void }

/** What they changed, what I changed, and what comes of setting mine on top of theirs. */
function BothDialog({ editing, base, current, onClose }: BothProps) {
  const t = useTexts('rubricEditor')
  useReturnedFocus()
  const { content, basedOn } = editing
  const merged = useMemo(() => rebase(content, base, contentOf(current)), [content, base, current])
  const take = () => {
    editing.setOnto(merged, { ...basedOn, rubricVersion: current.version })
    notify({ message: t('superseded.done', { version: current.version }) })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('superseded.title', { version: current.version })}
      closeButtonProps={{ 'aria-label': t('cancel') }}
      returnFocus={false}
    >
      <div className={editor.dialog}>
        {base === null ? (
          <p className={classes.note}>{t('superseded.noBase', { version: basedOn.rubricVersion })}</p>
        ) : (
          <>
            <Part title={t('superseded.theirs', { version: current.version, before: base.version })}>
              <DifferenceView before={base} after={current} />
            </Part>
            <Part title={t('superseded.mine', { before: base.version })}>
              <DifferenceView before={base} after={content} />
            </Part>
          </>
        )}
        <Part title={t('superseded.then', { version: current.version })}>
          <DifferenceView before={current} after={merged} />
        </Part>
        <p className={classes.note}>{t('superseded.rule')}</p>
      </div>
      <div className={editor.foot} style={{ marginTop: '1rem', justifyContent: 'flex-end' }}>
        <Button variant="default" onClick={onClose}>
          {t('superseded.later')}
        </Button>
        <Button data-autofocus onClick={take}>
          {t('superseded.take', { version: current.version })}
        </Button>
      </div>
    </Modal>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className={editor.preview} aria-label={title} tabIndex={0}>
        {children}
      </section>
    </div>
  )
}
