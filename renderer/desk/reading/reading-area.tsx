import { useMemo, useState } from 'react'
import { type EvidenceFile, type EvidenceItem, scoreFor } from '../../../shared/domain'
import { notify, openExternal, saveCopy, useTexts } from '../../kit'
import { AnnotationList, AnnotationPopover, EvidenceViewer, type ShownAnnotation, toolsFor } from '../../review'
import { type DeskRecord, useStore } from '../../store'
import classes from '../desk.module.css'
import { companionOf } from '../evidence/companion'
import type { Entry } from '../evidence/entries'
import type { SessionView } from '../session/desk-session'
import type { Annotating } from '../use-annotating'
import { DeskToolbar } from './desk-toolbar'
import { EarlierView } from './earlier-view'
import { sourceOf, sourceOfBytes } from './evidence-source'
import { narrativeItem } from './narrative-item'
import type { ReadingKeeper } from './reading-keeper'
import { useReadingFocus } from './use-reading-focus'

type Props = {
  record: DeskRecord
  view: SessionView
  entry: Entry | undefined
  annotating: Annotating
  reading: ReadingKeeper
  readOnly: boolean
  /** A new object each time that something was opened on purpose: what is read takes the focus. */
  focusWish: object | null
  showsEvidence: boolean
  /** Left out where there is nothing around it to hide. */
  isFocused?: boolean
  onFocus?(): void
  /** Left out in the second window itself. */
  isSecondOpen?: boolean
  onSecondWindow?(): void
  onEvidence(): void
  showsNotes: boolean
  onNotes(): void
  onUndo(): void
  onRedo(): void
  onTakeOffline(): void
}

/** The middle of the desk: the toolbar, what is read, and beside it the list of annotations. */
export function ReadingArea(props: Props) {
  const { record, view, entry, annotating, readOnly, showsNotes } = props
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const takeSheet = useReadingFocus(props.focusWish)
  const item = entry?.kind === 'item' ? entry.item : null
  return (
    <div className={classes.reading}>
      <DeskToolbar
        {...props}
        tools={item ? toolsFor(item) : []}
        tool={annotating.tool}
        onTool={annotating.setTool}
        onWholeItem={() => item && annotating.create(item, { shape: 'whole-item', selectors: [] })}
        canAnnotate={item !== null && !readOnly}
        notes={view.annotations.length}
        canUndo={!readOnly && view.canUndo !== null}
        canRedo={!readOnly && view.canRedo !== null}
        slot={setSlot}
      />
      <div className={classes.readingBody}>
        <div ref={takeSheet} className={classes.sheet} tabIndex={-1}>
          {entry?.kind === 'earlier' && <EarlierView decision={entry.decision} />}
          {entry?.kind === 'narrative' && <Narrative {...props} slot={slot} />}
          {item && <Item {...props} item={item} slot={slot} />}
        </div>
        {showsNotes && (
          <aside className={classes.notes}>
            <AnnotationList
              items={record.submission.evidence}
              annotations={view.annotations}
              rubric={record.rubric}
              activeAnnotationId={annotating.activeId}
              isReadOnly={readOnly}
              onActivate={annotating.show}
              onEdit={annotating.edit}
              onDelete={(annotation) => annotating.remove(annotation.id)}
            />
          </aside>
        )}
      </div>
    </div>
  )
}

type ShownProps = Props & { slot: HTMLElement | null }

/** A second document beside the first, with a row of its own for its controls. */
function Companion(props: Props & { item: EvidenceItem }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  return (
    <div className={classes.companion}>
      <div ref={setSlot} className={classes.companionTools} />
      <div className={classes.companionSheet}>
        <Item {...props} slot={slot} />
      </div>
    </div>
  )
}

function Item(props: ShownProps & { item: EvidenceItem }) {
  const { record, view, item, annotating, reading, readOnly } = props
  const { evidence } = useStore()
  const t = useTexts('desk')
  const allocationId = record.allocation.id
  const shown = useMemo(() => showAnnotations(record, view, item.id), [record, view, item.id])
  const active = shown.find(({ annotation }) => annotation.id === annotating.activeId)?.annotation
  const note = active ? (
    <AnnotationPopover
      key={active.id}
      annotation={active}
      rubric={record.rubric}
      levelId={active.criterionId === null ? null : scoreFor(view.assessment, active.criterionId).levelId}
      isNew={annotating.editingId === active.id}
      isReadOnly={readOnly}
      onChange={(change) => annotating.change(active.id, change)}
      onDelete={() => annotating.remove(active.id)}
      onClose={() => annotating.activate(null)}
    />
  ) : null
  const companion = companionOf(item, record.submission.evidence)
  const items = record.submission.evidence
  const source = useMemo(() => sourceOf(evidence, allocationId, item, items), [evidence, allocationId, item, items])
  const save = async ({ id, fileName, mediaType }: EvidenceFile) => {
    try {
      const answer = await evidence.read(allocationId, id)
      if (answer.ok) await saveCopy({ fileName, mediaType, bytes: new Uint8Array(answer.bytes) })
      else notify({ kind: 'failed', message: t('saveCopy.unreadable') })
    } catch {
      notify({ kind: 'failed', message: t('saveCopy.failed') })
    }
  }
  return (
    <EvidenceViewer
      item={item}
      source={source}
      isHere={record.evidenceHere[source.file.id] === true}
      annotations={shown}
      tool={readOnly ? 'select' : annotating.tool}
      isReadOnly={readOnly}
      onTool={annotating.setTool}
      activeAnnotationId={annotating.activeId}
      reveal={annotating.reveal}
      onCreate={(target) => !readOnly && annotating.create(item, target)}
      onRetarget={annotating.retarget}
      onActivate={annotating.activate}
      note={note}
      toolbar={props.slot}
      onSaveCopy={() => void save(source.file)}
      onSaveOriginal={source.file.id === item.id ? null : () => void save(item)}
      onTakeOffline={props.onTakeOffline}
      onOpenLink={(url) => void openExternal(url)}
      reading={reading.position(item.id)}
      onReading={(position) => reading.move(item.id, position)}
      rubric={record.rubric}
      levelIdOf={(criterionId) => scoreFor(view.assessment, criterionId).levelId}
      companion={companion && <Companion {...props} item={companion} />}
    />
  )
}

const NOTHING = () => undefined

function Narrative({ record, slot }: ShownProps) {
  const t = useTexts('desk')
  const { item, bytes, source } = useMemo(() => {
    const { item, bytes } = narrativeItem(record.submission, t('evidence.narrative'))
    return { item, bytes, source: sourceOfBytes(item, bytes) }
  }, [record.submission, t])
  return (
    <EvidenceViewer
      item={item}
      source={source}
      isHere
      annotations={[]}
      tool="select"
      isReadOnly
      onTool={NOTHING}
      activeAnnotationId={null}
      reveal={null}
      onCreate={NOTHING}
      onRetarget={NOTHING}
      onActivate={NOTHING}
      note={null}
      toolbar={slot}
      onSaveCopy={() => void saveCopy({ fileName: item.fileName, mediaType: item.mediaType, bytes })}
      onSaveOriginal={null}
      onTakeOffline={NOTHING}
      onOpenLink={(url) => void openExternal(url)}
      reading={null}
      onReading={NOTHING}
      rubric={record.rubric}
      levelIdOf={() => null}
    />
  )
}

/** This item's annotations, each with the criterion that gives it its colour. */
function showAnnotations({ rubric }: DeskRecord, view: SessionView, evidenceId: string): ShownAnnotation[] {
  return view.annotations
    .filter((annotation) => annotation.evidenceId === evidenceId)
    .map((annotation) => {
      const index = rubric.criteria.findIndex((criterion) => criterion.id === annotation.criterionId)
      const code = rubric.criteria[index]?.code
      return {
        annotation,
        selectors: annotation.selectors,
        placement: 'exact',
        isEarlier: false,
        criterion: code === undefined ? null : { index, code },
      }
    })
}
