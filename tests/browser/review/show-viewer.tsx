import { useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { initTexts, NoticeCorner, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import {
  type AnnotationTool,
  AnnotationPopover,
  type EvidenceSource,
  EvidenceViewer,
  type Reveal,
} from '../../../renderer/review'
import type { CaptionSource, ViewerProps } from '../../../renderer/review/viewers/viewer'
import type { EvidenceBytes, ReadingPosition } from '../../../renderer/store'
import { EvidenceStreams } from '../../../renderer/store/evidence/stream'
import { type Annotation, type EvidenceItem, newId, type Placement, type Rubric, shownFile } from '../../../shared/domain'

export const rubric: Rubric = {
  id: newId(),
  achievementId: newId(),
  version: 1,
  state: 'published',
  title: 'Data storytelling',
  cutScore: null,
  criteria: ['Audience', 'Honesty', 'Craft'].map((title, at) => ({
    id: newId(),
    code: `C${at + 1}`,
    title,
    description: '',
    weight: 1,
    hurdleLevelId: null,
    levels: ['Beginning', 'Proficient'].map((level, points) => ({ id: newId(), title: level, descriptor: level, points })),
  })),
}

export function evidenceItem(change: Partial<EvidenceItem>): EvidenceItem {
  return {
    id: newId(),
    kind: 'portfolio',
    mediaType: 'application/pdf',
    fileName: 'file',
    title: 'The piece',
    note: '',
    sizeBytes: 1,
    sha256: 'ab'.repeat(32),
    chunkSha256: [],
    group: null,
    extent: null,
    vouch: null,
    renditions: [],
    ...change,
  }
}

type Desk = {
  annotations: Annotation[]
  activeId: string | null
  tool: AnnotationTool
  reveal: Reveal | null
  width: number
  /** By annotation id: where it was placed in the file that is open, as another file's annotations are. */
  placements: Record<string, Pick<Placement, 'quality' | 'selectors'>>
  captions: CaptionSource[]
  companion: NonNullable<ViewerProps['companion']> | null
  /** The assessor's levels, by criterion. */
  levels: Readonly<Record<string, string>>
  /** Where reading stopped the last time. */
  reading: Partial<ReadingPosition> | null
  isReadOnly: boolean
  /** The place that it is shown in has the focus, as where somebody opened it from a list. */
  isFocused: boolean
  /** The hub gives the evidence no more. */
  isGone: boolean
}

const NEW_DESK: Desk = {
  annotations: [],
  activeId: null,
  tool: 'select',
  reveal: null,
  width: 900,
  placements: {},
  captions: [],
  companion: null,
  levels: {},
  reading: null,
  isReadOnly: false,
  isFocused: false,
  isGone: false,
}

/** An `EvidenceViewer` on a desk that keeps annotations in memory: what a viewer reports comes back to it as the store would give it. */
export async function showViewer(item: EvidenceItem, answer: Uint8Array | EvidenceBytes, start: Partial<Desk> = {}) {
  await initTexts('en')
  const stopShortcuts = startShortcuts()
  const element = document.createElement('div')
  document.body.append(element)
  const root = createRoot(element)
  const opened: string[] = []
  /** Ids of annotations that the viewer moved or resized, once for each time. */
  const retargeted: string[] = []
  let offered: readonly AnnotationTool[] | null = null
  let desk: Desk = { ...NEW_DESK, ...start }
  let render: (desk: Desk) => void = () => {}
  const change = (next: Partial<Desk>) => {
    desk = { ...desk, ...next }
    flushSync(() => render(desk))
  }
  const read = async (): Promise<EvidenceBytes> => (answer instanceof Uint8Array ? { ok: true, bytes: answer, item } : answer)
  const readRange = async (start: number, end: number): Promise<EvidenceBytes> => {
    const whole = await read()
    return whole.ok ? { ...whole, bytes: whole.bytes.subarray(start, end) } : whole
  }
  // A page of the test runner has no service worker: recordings are handed over at once.
  const streams = new EvidenceStreams({
    readRange: (_allocationId, _fileId, start, end) => readRange(start, end),
    worker: async () => false,
  })
  const file = shownFile(item)
  const stream = () => streams.open('', file.id)
  const source: EvidenceSource = { file, read, readRange, stream, captions: desk.captions }
  const calls = { onSaveCopy: vi.fn(), onTakeOffline: vi.fn(), onReading: vi.fn() }

  function App() {
    const [{ annotations, activeId, tool, reveal, width, placements, levels }, setDesk] = useState(desk)
    const [toolbar, setToolbar] = useState<HTMLElement | null>(null)
    render = setDesk
    const active = annotations.find(({ id }) => id === activeId)
    return (
      <div style={{ width, height: 700, display: 'flex', flexDirection: 'column' }}>
        <div ref={setToolbar} />
        <div ref={(place) => (desk.isFocused ? place?.focus() : undefined)} tabIndex={-1} style={{ flex: 1, minHeight: 0 }}>
          <EvidenceViewer
            item={item}
            source={source}
            isHere={answer instanceof Uint8Array || answer.ok || answer.reason !== 'not-offline'}
            annotations={annotations.map((annotation) => ({
              annotation,
              selectors: placements[annotation.id]?.selectors ?? annotation.selectors,
              placement: placements[annotation.id]?.quality ?? 'exact',
              isEarlier: false,
              criterion: { index: 1, code: 'C2' },
            }))}
            tool={tool}
            onTool={(next) => change({ tool: next })}
            onTools={(tools) => {
              offered = tools
            }}
            activeAnnotationId={activeId}
            reveal={reveal}
            onCreate={(target) => {
              const annotation = annotationOn(item, target)
              change({ annotations: [...desk.annotations, annotation], activeId: annotation.id })
            }}
            onRetarget={(id, selectors) => {
              retargeted.push(id)
              change({ annotations: desk.annotations.map((each) => (each.id === id ? { ...each, selectors } : each)) })
            }}
            onActivate={(id) => change({ activeId: id })}
            note={
              active ? (
                <AnnotationPopover
                  annotation={active}
                  rubric={rubric}
                  levelId={null}
                  isNew={false}
                  isReadOnly={false}
                  onChange={() => {}}
                  onDelete={() => change({ annotations: annotations.filter(({ id }) => id !== activeId), activeId: null })}
                  onClose={() => change({ activeId: null })}
                />
              ) : null
            }
            toolbar={toolbar}
            onOpenLink={(url) => opened.push(url)}
            reading={desk.reading && { openedAt: '', ...desk.reading }}
            isReadOnly={desk.isReadOnly}
            companion={desk.companion}
            rubric={rubric}
            levelIdOf={(criterionId) => levels[criterionId] ?? null}
            onSaveOriginal={null}
            {...calls}
            {...(desk.isGone ? { onTakeOffline: null } : {})}
          />
        </div>
      </div>
    )
  }
  root.render(
    <ThemeProvider>
      <App />
      <NoticeCorner />
    </ThemeProvider>,
  )
  return {
    element,
    opened,
    retargeted,
    calls,
    change,
    get annotations() {
      return desk.annotations
    },
    get activeId() {
      return desk.activeId
    },
    /** Tools that it offers instead of those of its kind. */
    get offered() {
      return offered
    },
    get tool() {
      return desk.tool
    },
    close() {
      root.unmount()
      element.remove()
      stopShortcuts()
    },
  }
}

export type ShownViewer = Awaited<ReturnType<typeof showViewer>>

export function annotationOn(item: EvidenceItem, target: Pick<Annotation, 'shape' | 'selectors'>): Annotation {
  const now = new Date().toISOString()
  return {
    id: newId(),
    version: 1,
    allocationId: newId(),
    evidenceId: item.id,
    evidenceSha256: item.sha256,
    comment: 'Seen.',
    criterionId: rubric.criteria[1]?.id ?? null,
    creatorId: newId(),
    createdAt: now,
    modifiedAt: now,
    ...target,
  }
}

/** Selects the first occurrence of words below `root`, as a person would have with the pointer, and lets the pointer go. */
export function selectWords(root: Element, words: string): Range {
  const owner = root.ownerDocument
  const walker = owner.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const pieces: { node: Text; start: number }[] = []
  let text = ''
  while (walker.nextNode()) {
    pieces.push({ node: walker.currentNode as Text, start: text.length })
    text += (walker.currentNode as Text).data
  }
  const from = text.indexOf(words)
  if (from < 0) throw new Error(`"${words}" is not in "${text.slice(0, 200)}"`)
  const pointAt = (offset: number) => {
    const piece = pieces.findLast(({ start }) => start <= offset)
    if (!piece) throw new Error('no text')
    return { node: piece.node, offset: offset - piece.start }
  }
  const start = pointAt(from)
  const last = pointAt(from + words.length - 1)
  owner.getSelection()?.setBaseAndExtent(start.node, start.offset, last.node, last.offset + 1)
  owner.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }))
  const range = owner.createRange()
  range.setStart(start.node, start.offset)
  range.setEnd(last.node, last.offset + 1)
  return range
}

/** Marks words with the tool that is chosen. A viewer listens a moment after its words are there, so it may take a second try. */
export async function markWords(viewer: ShownViewer, root: HTMLElement, words: string): Promise<Range> {
  let range: Range | null = null
  return vi.waitFor(
    () => {
      if (range && viewer.annotations.length > 0) return range
      range = selectWords(root, words)
      throw new Error('not marked yet')
    },
    { timeout: 15_000, interval: 100 },
  )
}

/** Presses, moves and releases the primary button, from one point of the window to another. */
export function drag(target: Element, from: { x: number; y: number }, to: { x: number; y: number }): void {
  const at = (type: string, point: { x: number; y: number }) =>
    target.dispatchEvent(
      new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX: point.x, clientY: point.y }),
    )
  at('pointerdown', from)
  at('pointermove', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 })
  at('pointermove', to)
  at('pointerup', to)
}
