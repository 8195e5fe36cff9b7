import { type Annotation, isSameBasis } from '../../../shared/domain'
import { type DeskRecord, type DeskStore, StoreError } from '../../store'
import {
  type AnnotationPart,
  applyChange,
  type Change,
  type Conclusion,
  conclusionChange,
  partOf,
  type SingleChange,
  type ScorePart,
  scoreChange,
  type Work,
} from './change'
import { Held } from './held'
import { EMPTY_HISTORY, type History, record, redo, undo } from './history'
import { type SaveState, TYPING_DELAY, WriteQueue } from './write-queue'

/** What the desk shows of an allocation's work at one moment. */
export type SessionView = Work & {
  /** The step that undo would turn round; null where there is none. */
  canUndo: Change | null
  canRedo: Change | null
}

/**
 * The assessor's work on one allocation while it is (or just was) on the desk: shown at once, written in order, undone step by
 * step. It is bound to its allocation, so that leaving for another submission can't send a write to the wrong one.
 */
export class DeskSession {
  readonly allocationId: string
  readonly #store: DeskStore
  readonly #now: () => Date
  readonly #queue: WriteQueue
  readonly #listeners = new Set<() => void>()
  #work: Work
  #history: History = EMPTY_HISTORY
  /** Annotations that were removed here, as they were last: restoring one goes on from its latest version. */
  readonly #removed = new Map<string, Annotation>()
  /** Comments whose typing goes on: each pause makes one version of the annotation, not each stroke. */
  readonly #typed = new Map<string, { comment: string; timer: ReturnType<typeof setTimeout> }>()
  #view: SessionView
  #save: SaveState
  readonly #held = new Held(() => this.show())

  constructor(store: DeskStore, opened: Pick<DeskRecord, 'allocation' | 'assessment' | 'annotations'>, now: () => Date) {
    this.allocationId = opened.allocation.id
    this.#store = store
    this.#now = now
    this.#queue = new WriteQueue(() => this.#tell())
    this.#work = { assessment: opened.assessment, annotations: opened.annotations }
    this.#view = this.#look()
    this.#save = this.#saveState()
  }

  /** For `useSyncExternalStore`: the same object until the work changes. */
  readonly view = (): SessionView => this.#view

  /** For `useSyncExternalStore`: whether the work has reached the disk. It changes far more often than the work itself. */
  readonly save = (): SaveState => this.#save

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Where the writes stand; hand it to `receive` with what was read from then on. */
  get turn(): number {
    return this.#queue.turns
  }

  /** Whether a desk shows it. */
  get isWatched(): boolean {
    return this.#listeners.size > 0
  }

  get isIdle(): boolean {
    return this.#queue.isIdle && this.#typed.size === 0
  }

  /**
   * Takes over what the store holds, such as a change from another window; not while a write is under way or where one came
   * between, since what is shown here is then newer than what was read.
   */
  receive(work: Work, readAtTurn: number): void {
    if (!this.isIdle || readAtTurn !== this.#queue.turns) return
    // Steps that were made on another revision or rubric can't be undone in this one.
    if (!isSameBasis(work.assessment, this.#work.assessment)) this.#history = EMPTY_HISTORY
    this.#work = { assessment: work.assessment, annotations: work.annotations }
    this.#tell()
  }

  changeScore(criterionId: string, part: ScorePart): void {
    const change = scoreChange(this.#work.assessment, criterionId, part)
    if (change) this.#act(change)
  }

  /**
   * Adds an annotation. With `onShown` it is written first, and shown once it is on the disk or after three frames: drawing it and its
   * card takes several times as long as writing it, and would keep the writing waiting. `show`, and what is done next, shows it before.
   * @param onShown called together with the view that holds it.
   */
  addAnnotation(annotation: Annotation, onShown?: () => void): void {
    this.show()
    if (onShown) this.#held.hold(onShown)
    this.#act({ kind: 'annotation-added', annotation })
  }

  /** Whether something was done that isn't shown yet. */
  get isHolding(): boolean {
    return this.#held.isHolding
  }

  /** Shows what `addAnnotation` still holds back. */
  show(): void {
    const onShown = this.#held.release()
    if (!onShown) return
    onShown()
    this.#tell()
  }

  /**
   * Adds many and changes some, as one write and one step back. What is changed keeps its id, its times and the file that it was made on.
   * @param changed as they are to be; those that aren't here are left out.
   */
  importAnnotations(added: readonly Annotation[], changed: readonly Annotation[]): void {
    this.#takeAllTyped()
    const here = new Map(this.#work.annotations.map((annotation) => [annotation.id, annotation]))
    const changes = changed.flatMap((annotation) => {
      const before = here.get(annotation.id)
      if (!before) return []
      const { evidenceId, evidenceSha256 } = before
      return [
        { annotationId: annotation.id, before: partOf(before), after: { ...partOf(annotation), evidenceId, evidenceSha256 } },
      ]
    })
    if (added.length + changes.length > 0) this.#act({ kind: 'annotations', added, removed: [], changed: changes })
  }

  changeAnnotation(annotationId: string, part: Partial<AnnotationPart>): void {
    const annotation = this.#work.annotations.find((each) => each.id === annotationId)
    if (!annotation) return
    const before = partOf(annotation)
    // What points elsewhere does so wholly: the part of an archive goes with the selectors.
    const { part: file, ...others } = before
    const isFileKept = part.selectors === undefined && file !== undefined
    const after = { ...others, ...(isFileKept ? { part: file } : {}), ...part }
    if (JSON.stringify(before) === JSON.stringify(after)) return
    this.#act({ kind: 'annotation-changed', annotationId, before, after })
  }

  /** Takes a comment as it is typed, at every stroke. */
  typeComment(annotationId: string, comment: string): void {
    clearTimeout(this.#typed.get(annotationId)?.timer)
    const timer = setTimeout(() => this.#takeTyped(annotationId), TYPING_DELAY)
    this.#typed.set(annotationId, { comment, timer })
    this.#tell()
  }

  #takeTyped(annotationId: string): void {
    const typed = this.#typed.get(annotationId)
    if (!typed) return
    clearTimeout(typed.timer)
    this.#typed.delete(annotationId)
    this.changeAnnotation(annotationId, { comment: typed.comment })
    this.#tell()
  }

  #takeAllTyped(): void {
    for (const annotationId of [...this.#typed.keys()]) this.#takeTyped(annotationId)
  }

  removeAnnotation(annotationId: string): void {
    this.#takeTyped(annotationId)
    const annotation = this.#work.annotations.find((each) => each.id === annotationId)
    if (annotation) this.#act({ kind: 'annotation-removed', annotation })
  }

  /** Brings back one that was removed here, as a step of its own. */
  restoreAnnotation(annotationId: string): void {
    const annotation = this.#removed.get(annotationId)
    const isHere = this.#work.annotations.some((each) => each.id === annotationId)
    if (annotation && !isHere) this.#act({ kind: 'annotation-added', annotation })
  }

  /** Several changes as one step back, such as what is taken over from another's draft. */
  changeTogether(changes: readonly Change[]): void {
    this.#takeAllTyped()
    if (changes.length > 0) this.#act({ kind: 'together', changes })
  }

  /** Recommendation, reason for overriding, feedback. */
  conclude(conclusion: Conclusion): void {
    const change = conclusionChange(this.#work.assessment, conclusion)
    if (change) this.#act(change)
  }

  /** Turns the last step round; answers what was done, for an announcement, or null. */
  undo(): Change | null {
    this.#takeAllTyped()
    return this.#step(undo(this.#history))
  }

  redo(): Change | null {
    this.#takeAllTyped()
    return this.#step(redo(this.#history))
  }

  /** Resolves when everything is on the disk, or a write has failed (see `save`). */
  flush(): Promise<void> {
    this.#takeAllTyped()
    return this.#queue.flush()
  }

  #act(change: Change): void {
    if (change.kind !== 'annotation-added') this.show()
    this.#history = record(this.#history, change, this.#now().getTime())
    this.#apply(change, false)
  }

  #step(step: { history: History; change: Change } | null): Change | null {
    if (!step) return null
    this.show()
    this.#history = step.history
    this.#apply(step.change, true)
    return step.change
  }

  #apply(asked: Change, isStep: boolean): void {
    if (asked.kind === 'together') {
      for (const change of asked.changes) this.#apply(change, isStep)
      return
    }
    const change = this.#withLatest(asked)
    this.#work = applyChange(this.#work, change, this.#now().toISOString())
    const id = this.allocationId
    if (change.kind === 'conclusion') {
      const write = () => this.#store.changeAssessment(id, change.after)
      const [part, ...others] = Object.keys(change.after)
      const isTyping = !isStep && others.length === 0 && part !== undefined && part !== 'recommendation'
      if (isTyping) this.#queue.writeTyped(part, write)
      else this.#queue.write(write)
    } else if (change.kind === 'score') {
      const write = () => this.#store.changeScore(id, change.criterionId, change.after)
      const isTyping = !isStep && Object.keys(change.after).length === 1 && change.after.rationale !== undefined
      if (isTyping) this.#queue.writeTyped(`rationale/${change.criterionId}`, write)
      else this.#queue.write(write)
    } else if (change.kind === 'annotations') {
      const edited = new Set(change.changed.map(({ annotationId }) => annotationId))
      const batch = {
        put: [
          ...change.added.filter((annotation) => !this.#removed.has(annotation.id)),
          ...this.#work.annotations.filter((annotation) => edited.has(annotation.id)),
        ],
        remove: change.removed.map((annotation) => annotation.id),
        restore: change.added.flatMap((annotation) => (this.#removed.has(annotation.id) ? [annotation.id] : [])),
      }
      this.#queue.write(() => this.#store.writeAnnotations(id, batch))
    } else if (change.kind === 'annotation-removed') {
      this.#queue.write(() => this.#store.removeAnnotation(id, change.annotation.id))
    } else if (change.kind === 'annotation-added') {
      const { annotation } = change
      // One that was there before comes back with all its versions; a new one with this id would be refused.
      if (this.#removed.has(annotation.id)) this.#queue.write(() => this.#store.restoreAnnotation(id, annotation.id))
      else this.#queue.write(() => this.#addAfterLatest(annotation))
    } else {
      const edited = this.#work.annotations.find((each) => each.id === change.annotationId)
      if (edited) this.#queue.write(() => this.#putAfterLatest(edited))
    }
  }

  /** Another window may have added a version meanwhile: then this edit comes after that one, instead of being stuck before it. */
  async #putAfterLatest(edited: Annotation): Promise<void> {
    try {
      await this.#store.putAnnotation(edited)
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'stale-version') throw error
      const record = await this.#store.open(this.allocationId)
      const latest = record?.annotations.find((each) => each.id === edited.id)
      // Removed there: it stays removed, with all its versions.
      if (latest) await this.#store.putAnnotation({ ...edited, version: latest.version + 1 })
    }
  }

  /** One that another device removed may come back: then it comes after all of its versions that are here. */
  async #addAfterLatest(annotation: Annotation): Promise<void> {
    try {
      await this.#store.putAnnotation(annotation)
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'stale-version') throw error
      const latest = (await this.#store.versions(this.allocationId, annotation.id)).at(-1)
      if (!latest) throw error
      await this.#store.putAnnotation({ ...annotation, version: latest.version + 1 })
    }
  }

  #withLatest(change: SingleChange): SingleChange {
    if (change.kind === 'annotation-removed') {
      const { id } = change.annotation
      const annotation = this.#work.annotations.find((each) => each.id === id) ?? change.annotation
      this.#removed.set(id, annotation)
      return { ...change, annotation }
    }
    if (change.kind === 'annotations') {
      const gone = new Set(change.removed.map((annotation) => annotation.id))
      const removed = this.#work.annotations.filter((annotation) => gone.has(annotation.id))
      for (const annotation of removed) this.#removed.set(annotation.id, annotation)
      return { ...change, removed, added: change.added.map((annotation) => this.#removed.get(annotation.id) ?? annotation) }
    }
    if (change.kind === 'annotation-added') {
      return { ...change, annotation: this.#removed.get(change.annotation.id) ?? change.annotation }
    }
    return change
  }

  #look(): SessionView {
    return {
      ...this.#work,
      canUndo: this.#history.past.at(-1)?.change ?? null,
      canRedo: this.#history.future[0]?.change ?? null,
    }
  }

  #saveState(): SaveState {
    return this.#typed.size > 0 && this.#queue.isIdle ? { state: 'saving' } : this.#queue.saveState
  }

  #tell(): void {
    const view = this.#held.isHolding ? this.#view : this.#look()
    const isSame = (Object.keys(view) as (keyof SessionView)[]).every((part) => view[part] === this.#view[part])
    if (!isSame) this.#view = view
    const save = this.#saveState()
    if (save.state !== this.#save.state || save.state === 'failed') this.#save = save
    for (const listener of this.#listeners) listener()
    if (save.state !== 'saving') this.#held.showSoon()
  }
}
