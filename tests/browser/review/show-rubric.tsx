import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { Announcer, initTexts, NoticeCorner, startShortcuts, ThemeProvider } from '../../../renderer/kit'
import { CommentsProvider } from '../../../renderer/review/comments'
import { RubricPanel } from '../../../renderer/review/rubric'
import { StoreProvider } from '../../../renderer/store'
import { type Annotation, emptyScore, type EvidenceItem, type Rubric, type Score, scoreFor } from '../../../shared/domain'
import { openSampleStore } from '../store/sample-store'

type Start = {
  rubric: Rubric
  annotations?: Annotation[]
  evidence?: EvidenceItem[]
  scores?: Score[]
  openId?: string | null
  readOnly?: boolean
  evidenceLinksRequired?: boolean
  width?: number
  language?: 'en' | 'de' | 'ar-XB'
}

/** A rubric on a real store's comments, with the assessment in memory: what the panel reports comes back to it as a desk gives it. */
export async function showRubric(start: (sample: Awaited<ReturnType<typeof openSampleStore>>) => Start) {
  const sample = await openSampleStore(1)
  const { rubric, annotations = [], evidence = [], readOnly = false, width = 380, ...more } = start(sample)
  await initTexts(more.language ?? 'en')
  const stopShortcuts = startShortcuts()
  const element = document.createElement('div')
  element.style.cssText = `width: ${width}px; height: 800px`
  document.body.append(element)
  const root = createRoot(element)
  const calls = { onAnnotation: vi.fn(), onItem: vi.fn(), onKeys: vi.fn() }
  let scores: Score[] = more.scores ?? []

  function App() {
    const [now, setScores] = useState(scores)
    const [openId, setOpenId] = useState(more.openId === undefined ? (rubric.criteria[0]?.id ?? null) : more.openId)
    scores = now
    const change = (criterionId: string, part: Partial<Score>) =>
      setScores((before) =>
        rubric.criteria.map(({ id }) => {
          const score = before.find((each) => each.criterionId === id) ?? emptyScore(id)
          return id === criterionId ? { ...score, ...part } : score
        }),
      )
    return (
      <CommentsProvider
        rubric={rubric}
        achievement="Data storytelling"
        candidate="Adaeze Nwosu"
        levelIdOf={(id) => scoreFor({ scores: now }, id).levelId}
      >
        <RubricPanel
          rubric={rubric}
          assessment={{ scores: now }}
          annotations={annotations}
          evidence={evidence}
          policy={{ evidenceLinksRequired: more.evidenceLinksRequired ?? false }}
          openCriterionId={openId}
          shownItemId={evidence[0]?.id ?? null}
          readOnly={readOnly}
          onOpen={setOpenId}
          onLevel={(id, levelId) => change(id, { levelId })}
          onScore={change}
          onLeaveText={() => {}}
          {...calls}
        />
      </CommentsProvider>
    )
  }
  root.render(
    <ThemeProvider>
      <StoreProvider store={sample.store}>
        <App />
      </StoreProvider>
      <NoticeCorner />
      <Announcer />
    </ThemeProvider>,
  )
  return {
    element,
    store: sample.store,
    rubric,
    calls,
    scoreOf: (at: number) => scoreFor({ scores }, rubric.criteria[at]?.id ?? ''),
    async close() {
      root.unmount()
      element.remove()
      stopShortcuts()
      await sample.store.close()
      document.body.innerHTML = ''
    },
  }
}
