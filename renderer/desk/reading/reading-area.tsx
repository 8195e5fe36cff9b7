import { useMergedRef } from '@mantine/hooks'
import { useCallback, useMemo, useRef, useState } from 'react'
import { type EvidenceFile, type EvidenceItem, parseAll, parseTimeRange, scoreFor, shownFile } from '../../../shared/domain'
import { notify, openExternal, saveCopy, useTexts } from '../../kit'
import {
  AnnotationList,
  AnnotationPopover,
  type AnnotationTool,
  EvidenceViewer,
  MomentControl,
  onRecording,
  PlacingBar,
  type ShownAnnotation,
  type TalkPane,
  type TalkSlides,
  toolsFor,
} from '../../review'
import { type DeskRecord, useStore } from '../../store'
import classes from '../desk.module.css'
import { useSideNotes } from '../adjudication/use-side-notes'
import { EarlierView } from '../earlier/earlier-view'
import { companionOf } from '../evidence/companion'
import type { Entry } from '../evidence/entries'
import type { SessionView } from '../session/desk-session'
import { WHOLE_ITEM } from '../new-annotation'
import { NOTES_PANEL } from '../panels/use-notes-panel'
import type { Annotating } from '../use-annotating'
import { DeskToolbar } from './desk-toolbar'
import { sourceOf, sourceOfBytes } from './evidence-source'
import { narrativeItem } from './narrative-item'
import type { ReadingKeeper } from './reading-keeper'
import { type Notes, notesIn, useNotes } from './use-notes'
import { useReadingFocus } from './use-reading-focus'
import { useUnmarkable } from './use-unmarkable'

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
  /** Left out where it isn't offered. */
  onSimilar?(): void
  onEvidence(): void
  showsNotes: boolean
  /** A new object each time that the list of notes was asked to take the focus. */
  notesWish: object | null
  onNotes(): void
  /** Opens another item. */
  onItem(evidenceId: string): void
  onUndo(): void
  onRedo(): void
  onTakeOffline: (() => void) | null
}

/** The middle of the desk: the toolbar, what is read, and beside it the list of annotations. */
export function ReadingArea(props: Props) {
  const { record, view, entry, annotating, readOnly, showsNotes } = props
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const takeSheet = useMergedRef(sheet, useReadingFocus(props.focusWish))
  const item = entry?.kind === 'item' ? entry.item : null
  const [offered, setOffered] = useState<OfferedTools>({})
  const onTools = (id: string, tools: OfferedTools[string]) => setOffered((before) => ({ ...before, [id]: tools }))
  const notes = useNotes(record, view, useSideNotes(record))
  // Each talk opens with the slides in front; its tools are those of the half that was touched last.
  const [touched, setTouched] = useState<{ id: string | undefined; pane: TalkPane }>({ id: item?.id, pane: 'slides' })
  if (touched.id !== item?.id) setTouched({ id: item?.id, pane: 'slides' })
  const slides = item && touched.pane === 'slides' ? companionOf(item, record.submission.evidence) : null
  const tools = item ? toolsOf(slides ?? item, offered) : []
  useUnmarkable(entry, tools, readOnly)
  // In a narrow window the notes stand instead of the page: whoever goes to one of them wants to see it there.
  const leaveNotes = () => {
    if (sheet.current && !sheet.current.checkVisibility({ visibilityProperty: true, checkVisibilityCSS: true })) props.onNotes()
  }
  const placing = view.annotations.find(({ id }) => id === annotating.placingId)
  return (
    <div className={classes.reading}>
      <DeskToolbar
        {...props}
        tools={tools}
        tool={annotating.tool}
        onTool={annotating.setTool}
        onWholeItem={() => item && annotating.create(item, WHOLE_ITEM)}
        canAnnotate={item !== null && !readOnly}
        notes={view.annotations.length}
        canUndo={!readOnly && view.canUndo !== null}
        canRedo={!readOnly && view.canRedo !== null}
        slot={setSlot}
      />
      <div className={classes.readingBody} data-notes={showsNotes || undefined}>
        <div ref={takeSheet} className={classes.sheet} tabIndex={-1}>
          {placing && <PlacingBar annotation={placing} onCancel={() => annotating.startPlacing(null)} />}
          <div className={classes.open}>
            {entry?.kind === 'earlier' && (
              <EarlierView
                record={record}
                decision={entry.decision}
                notes={notes}
                onAnnotation={annotating.show}
                onItem={props.onItem}
              />
            )}
            {entry?.kind === 'narrative' && <Narrative {...props} slot={slot} />}
            {item && (
              <Item
                {...props}
                item={item}
                slot={slot}
                notes={notes}
                onTools={onTools}
                onFront={(pane) => setTouched({ id: item.id, pane })}
              />
            )}
          </div>
        </div>
        {showsNotes && (
          <aside className={classes.notes} {...{ [NOTES_PANEL]: true }}>
            <AnnotationList
              items={record.submission.evidence}
              annotations={view.annotations}
              earlier={notes.earlier}
              sides={notes.sides}
              placed={notes.placed}
              openItem={item}
              rubric={record.rubric}
              activeAnnotationId={annotating.activeId}
              isReadOnly={readOnly}
              focusWish={props.notesWish}
              onActivate={(annotation) => {
                leaveNotes()
                annotating.show(annotation)
              }}
              onEdit={(annotation) => {
                leaveNotes()
                annotating.edit(annotation)
              }}
              onDelete={(annotation) => annotating.remove(annotation.id)}
              onPlace={(annotation) => {
                leaveNotes()
                annotating.startPlacing(annotation)
              }}
            />
          </aside>
        )}
      </div>
    </div>
  )
}

/** By item: the tools that its viewer offers now instead of those of its kind; null for these. */
type OfferedTools = Readonly<Record<string, readonly AnnotationTool[] | null>>

function toolsOf(item: EvidenceItem, offered: OfferedTools) {
  return offered[item.id] ?? toolsFor(item)
}

type ShownProps = Props & { slot: HTMLElement | null }
type ItemProps = ShownProps & {
  item: EvidenceItem
  notes: Notes
  onTools(itemId: string, tools: OfferedTools[string]): void
  /** Where the item is what a talk's recording shows beside it. */
  talk?: TalkSlides
  onFront?(pane: TalkPane): void
}

function Item(props: ItemProps) {
  const { record, view, item, annotating, reading, readOnly, notes, talk } = props
  const { evidence, desk } = useStore()
  const t = useTexts('desk')
  const allocationId = record.allocation.id
  const { earlier, sides, placed } = notes
  const shown = useMemo(
    () => notesIn(item.id, view.annotations, { earlier, sides, placed }, record.rubric),
    [item.id, view.annotations, earlier, sides, placed, record.rubric],
  )
  const companion = companionOf(item, record.submission.evidence)
  const carried = useMemo(() => {
    if (companion === null) return []
    const slides = notesIn(companion.id, view.annotations, { earlier, sides, placed }, record.rubric)
    return onRecording(slides, shownFile(companion).sha256)
  }, [companion, view.annotations, earlier, sides, placed, record.rubric])
  const { passage } = annotating
  const drawn = useMemo(
    () => [...shown, ...carried, ...(passage?.annotation.evidenceId === item.id ? [passage] : [])],
    [passage, item.id, shown, carried],
  )
  const carriedBy = (id: string | null) => carried.find(({ annotation }) => annotation.id === id)?.annotation
  const open = shown.find(({ annotation }) => annotation.id === annotating.activeId)
  const active = open?.annotation
  const activeId = active?.id ?? ''
  const versions = useCallback(() => desk.versions(allocationId, activeId), [desk, allocationId, activeId])
  const levelIdOf = (criterionId: string, { isEarlier, by }: Pick<ShownAnnotation, 'isEarlier' | 'by'>) => {
    if (by) return record.split ? scoreFor(record.split[by], criterionId).levelId : null
    return isEarlier
      ? (record.submission.earlierDecision?.levels[criterionId] ?? null)
      : scoreFor(view.assessment, criterionId).levelId
  }
  const note =
    open && active ? (
      <AnnotationPopover
        key={active.id}
        annotation={active}
        rubric={record.rubric}
        levelId={active.criterionId === null ? null : levelIdOf(active.criterionId, open)}
        isNew={annotating.editingId === active.id}
        isReadOnly={readOnly || open.isEarlier}
        isEarlier={open.isEarlier}
        by={open.by}
        placement={open.placement}
        {...(open.isEarlier ? {} : { versions })}
        onBringBack={annotating.bringBack}
        more={
          talk && (
            <MomentControl
              annotation={active}
              clock={talk.clock}
              isReadOnly={readOnly || open.isEarlier}
              onMoment={(moment) => annotating.setMoment(active.id, moment)}
            />
          )
        }
        onPlace={() => annotating.startPlacing(active)}
        onChange={(change) => annotating.change(active.id, change)}
        onDelete={() => annotating.remove(active.id)}
        onClose={() => annotating.activate(null)}
      />
    ) : null
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
      annotations={drawn}
      tool={readOnly ? 'select' : annotating.tool}
      isReadOnly={readOnly}
      onTool={annotating.setTool}
      onTools={(tools) => props.onTools(item.id, tools)}
      activeAnnotationId={annotating.activeId}
      reveal={annotating.reveal}
      onCreate={(target) => !readOnly && annotating.create(item, target)}
      onRetarget={(id, selectors) => {
        const range = carriedBy(id) ? parseAll(selectors, parseTimeRange)[0] : undefined
        if (range) annotating.setMoment(id, range)
        else annotating.retarget(id, selectors)
      }}
      onActivate={(id) => {
        const onSlides = carriedBy(id)
        if (onSlides) annotating.show(onSlides)
        else annotating.activate(id)
      }}
      note={note}
      toolbar={props.slot}
      onSaveCopy={() => void save(source.file)}
      onSaveOriginal={source.file.id === item.id ? null : () => void save(item)}
      onTakeOffline={props.onTakeOffline}
      onOpenLink={(url) => void openExternal(url)}
      reading={reading.position(item.id)}
      onReading={(position) => reading.move(item.id, position)}
      rubric={record.rubric}
      levelIdOf={(criterionId) => levelIdOf(criterionId, { isEarlier: false })}
      {...(props.onFront ? { onFront: props.onFront } : {})}
      companion={companion && ((slides) => <Item {...props} item={companion} talk={slides} slot={slides.toolbar} />)}
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
