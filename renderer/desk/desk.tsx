import { useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Annotation, Recommendation } from '../../shared/domain'
import { notify, openSecondWindow, setFocusMode, useFocusMode, useShortcutList, useTexts } from '../kit'
import { type Finding, RubricPanel } from '../review'
import { type DeskRecord, useStore, useStoreQuery } from '../store'
import { SplitArea } from './adjudication/split-area'
import { useSettling } from './adjudication/use-settling'
import { ConflictArea } from './conflict/conflict-area'
import { CriterionPart } from './criterion-part'
import classes from './desk.module.css'
import { EvidencePanel } from './evidence/evidence-panel'
import { ExportMenu } from './exports/export-menu'
import { ImportDialog } from './exports/import-dialog'
import { useExports } from './exports/use-exports'
import { HandOverLine } from './hand-over/hand-over-line'
import { HandedArea } from './hand-over/handed-area'
import { DeskHeader } from './header/desk-header'
import { GiveBackButton } from './header/give-back-button'
import { InterestButton } from './header/interest-button'
import { LeaseLine } from './lease/lease-line'
import { OutcomeArea } from './outcome/outcome-area'
import { ReturnedLine } from './outcome/returned-line'
import { DeskPanels, type DeskPane } from './panels/desk-panels'
import { useDeskLayout } from './panels/use-desk-layout'
import { useEvidenceList } from './panels/use-evidence-list'
import { useNotesPanel } from './panels/use-notes-panel'
import { ReadingArea } from './reading/reading-area'
import { useOpenEntry } from './reading/use-open-entry'
import { useReading } from './reading/use-reading'
import { useDeskLink } from './second-window/use-desk-link'
import type { DeskSession } from './session/desk-session'
import { useSession } from './session/use-opened-desk'
import type { Steps } from './session/use-steps'
import { useUndo } from './session/use-undo'
import { passageMark } from './similar/passage-mark'
import { SimilarDialog } from './similar/similar-dialog'
import { useSimilar } from './similar/use-similar'
import { useTimer } from './timer/use-timer'
import { TravelArea } from './travel/travel-area'
import { WHOLE_ITEM } from './new-annotation'
import { useAnnotating } from './use-annotating'
import { useDeskShortcuts } from './use-desk-shortcuts'
import { useFollowedFocus } from './use-followed-focus'
import { useScoring } from './use-scoring'
import { canEdit, isSent } from './work-status'

type Props = {
  record: DeskRecord
  session: DeskSession
  steps: Steps
}

/** The open desk of one allocation. It lives as long as that allocation is shown, and all its state is about that one. */
export function Desk({ record, session, steps }: Props) {
  const store = useStore()
  const t = useTexts('desk')
  const [, navigate] = useLocation()
  const view = useSession(session)
  const sync = useStoreQuery(() => store.sync.status(), []) ?? null
  const keySheet = useShortcutList().find((shortcut) => shortcut.keys.includes('?'))
  const root = useRef<HTMLDivElement>(null)
  const { kept, keep } = useDeskLayout()

  const { rubric, submission, allocation } = record
  const { isLeaving, nextId } = steps
  const readOnly = !canEdit(record.status)
  const [deciding, setDeciding] = useState<Recommendation | null>(null)
  const [showsFeedback, setShowsFeedback] = useState(false)
  const [pane, setPane] = useState<DeskPane>('reading')

  const entries = useOpenEntry(record, () => setPane('reading'))
  const { groups, selectedId, entry, open } = entries
  const scoring = useScoring(record, session, view)
  const annotating = useAnnotating(record, session, scoring.openId, entries.select)
  const link = useDeskLink({
    allocationId: allocation.id,
    criterionId: scoring.openId,
    onStep: steps.step,
    onActive: () => timer.clock.sign(performance.now()),
  })
  const showPassage = (annotation: Annotation) => {
    annotating.show(annotation)
    link.reveal(annotation)
  }
  const settling = useSettling({ record, session, view, criterion: scoring.criterion, readOnly })
  const showTheirs = (note: Annotation) => void settling.notes.uncover(note).then(() => showPassage(note))
  const reading = useReading(record, selectedId)
  const timer = useTimer(allocation.id, !readOnly)
  const isFocused = useFocusMode()

  const openCriterion = (id: string | null) => {
    scoring.open(id)
    setPane('rubric')
  }
  const list = useEvidenceList(kept?.showsEvidence ?? true, (shows) => keep({ showsEvidence: shows }))
  const showsNotes = (kept?.showsNotes ?? false) && !isFocused
  const showNotes = (shows: boolean) => {
    if (isFocused) setFocusMode(false)
    setPane('reading')
    keep({ showsNotes: shows })
  }
  const notes = useNotesPanel(showsNotes, showNotes, entries.takeFocus)
  const undo = useUndo(session)
  const toggles = {
    onEvidence() {
      if (isFocused) setFocusMode(false)
      list.show(isFocused || !list.shows)
    },
    onNotes: notes.toggle,
    onFocus: () => setFocusMode(!isFocused),
    onSecondWindow() {
      if (!openSecondWindow(`/reading/${allocation.id}`)) notify({ kind: 'failed', message: t('secondWindow.refused') })
    },
    ...undo,
  }
  const goToRationale = (id: string | null) => {
    openCriterion(id)
    // The field may only be there once the criterion has opened.
    requestAnimationFrame(() => root.current?.querySelector<HTMLTextAreaElement>('textarea[data-rationale]')?.focus())
  }
  const goToCriterion = (id: string) => {
    openCriterion(id)
    // The dialog that led here takes its focus away with it.
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[data-criterion][aria-expanded=true]')?.focus())
  }
  const item = entry?.kind === 'item' ? entry.item : null
  const exports = useExports({ record, view, suggestion: scoring.suggestion, item, readOnly })
  const similar = useSimilar(record)
  const showFound = (finding: Finding) => {
    open(finding.mine.evidenceId)
    const mark = passageMark(record, finding, new Date())
    if (mark) annotating.showPassage(mark)
  }
  const takeOffline = record.mayFetch ? () => void store.queue.takeOffline([allocation.id]) : null

  useFollowedFocus(root, scoring.openId)
  useDeskShortcuts({
    ...toggles,
    onNotes: notes.toggleByKey,
    rubric,
    groups,
    criterion: scoring.criterion,
    // Nothing is scored before its rubric is in sight.
    canEdit: !readOnly && !isLeaving && kept !== null,
    onLevel(levelId) {
      if (scoring.openId === null) return
      scoring.setLevel(scoring.openId, levelId)
      scoring.goOn()
    },
    onTimer: () => timer.turn(!timer.isOn),
    onWholeItem: item ? () => annotating.create(item, WHOLE_ITEM) : undefined,
    onCriterion: scoring.move,
    onGoToCriterion: goToCriterion,
    onRationale: () => goToRationale(scoring.openId ?? rubric.criteria[0]?.id ?? null),
    onEntry: entries.step,
    onGoToEntry: open,
    onSubmit: () => setDeciding(scoring.suggestion.outcome),
    onFeedback: () => setShowsFeedback((shows) => !shows),
  })

  return (
    <div ref={root} className={classes.desk}>
      <DeskHeader
        record={record}
        session={session}
        timer={readOnly ? null : timer}
        sync={sync}
        neighbours={steps.around ?? record.neighbours}
        onStep={steps.step}
        actions={
          <>
            {!readOnly && <GiveBackButton record={record} />}
            {!readOnly && <InterestButton record={record} />}
            <ExportMenu exports={exports} onWriteFeedback={() => setShowsFeedback(true)} />
          </>
        }
      />
      {exports.isImporting && <ImportDialog {...{ record, session, view }} onClose={exports.closeImport} />}
      <SimilarDialog
        record={record}
        similar={similar}
        onLeave={entries.takeFocus}
        onShow={showFound}
        onItem={open}
        onOpen={(id) => !isLeaving && navigate(`/desk/${id}`)}
      />
      <ConflictArea
        record={record}
        session={session}
        view={view}
        onExport={exports.runs.allWork}
        onAnnotation={showPassage}
        onItem={open}
        onDecided={(criterionId) => (criterionId === null ? entries.takeFocus() : goToCriterion(criterionId))}
      />
      {record.handOver && <HandOverLine allocationId={allocation.id} handOver={record.handOver} onLeave={entries.takeFocus} />}
      <HandedArea record={record} session={session} view={view} readOnly={readOnly} onLeave={entries.takeFocus} />
      {!readOnly && <LeaseLine record={record} />}
      {!readOnly && <TravelArea record={record} session={session} view={view} onLeave={entries.takeFocus} />}
      {!readOnly && <ReturnedLine receipt={record.receipt} />}
      <SplitArea record={record} settling={settling} readOnly={readOnly} onAnnotation={showTheirs} onItem={open} />
      {kept && (
        <DeskPanels
          layout={kept.sizes}
          onLayout={(sizes) => keep({ sizes })}
          showsEvidence={list.shows && !isFocused}
          onShowEvidence={list.show}
          onTight={list.onTight}
          pane={pane}
          onPane={setPane}
          evidence={
            <EvidencePanel
              record={record}
              annotations={view.annotations}
              groups={groups}
              selectedId={selectedId}
              onSelect={open}
              onTakeOffline={takeOffline}
            />
          }
          reading={
            <ReadingArea
              {...toggles}
              record={record}
              view={view}
              entry={entry}
              annotating={annotating}
              reading={reading}
              readOnly={readOnly}
              focusWish={entries.focusWish}
              showsEvidence={list.shows && !isFocused}
              isFocused={isFocused}
              isSecondOpen={link.isOpen}
              showsNotes={showsNotes}
              notesWish={notes.focusWish}
              onItem={open}
              onSimilar={similar.open}
              onTakeOffline={takeOffline}
            />
          }
          rubric={
            <div className={classes.scoring}>
              <RubricPanel
                // Until it is decided how the draft goes on, its levels stand beside the words that they were given by.
                rubric={record.followed?.rubric?.before ?? rubric}
                assessment={view.assessment}
                annotations={view.annotations}
                evidence={submission.evidence}
                // What was handed in was complete; its links to evidence are on the other device.
                policy={record.isHandedInElsewhere ? { evidenceLinksRequired: false } : record.achievement.policy}
                openCriterionId={scoring.openId}
                shownItemId={item?.id ?? null}
                readOnly={readOnly}
                onOpen={scoring.open}
                onLevel={scoring.setLevel}
                onScore={(criterionId, change) => session.changeScore(criterionId, change)}
                onLeaveText={() => void session.flush()}
                onAnnotation={showPassage}
                onItem={open}
                onKeys={() => keySheet?.run()}
                {...(settling.lineNotes && { lineNotes: settling.lineNotes })}
                openPart={
                  scoring.criterion && (
                    <CriterionPart
                      record={record}
                      criterion={scoring.criterion}
                      taken={settling.takenFrom(scoring.criterion.id)}
                      readOnly={readOnly}
                      onTake={(side) => scoring.criterion && settling.take(side, scoring.criterion.id)}
                      onAnnotation={showTheirs}
                      onItem={open}
                    />
                  )
                }
              />
              <OutcomeArea
                record={record}
                session={session}
                view={view}
                suggestion={scoring.suggestion}
                missing={scoring.missing}
                sync={sync}
                readOnly={readOnly}
                isSent={isSent(record.status) && record.handOver === null}
                deciding={deciding}
                onDeciding={setDeciding}
                showsFeedback={showsFeedback}
                onShowFeedback={setShowsFeedback}
                onCriterion={goToCriterion}
                onRationale={goToRationale}
                onNext={nextId === null ? null : () => navigate(`/desk/${nextId}`)}
              />
            </div>
          }
        />
      )}
    </div>
  )
}
