import { useState } from 'react'
import { findCriterion, findMissing, suggestOutcome } from '../../shared/domain'
import { announce, useTexts } from '../kit'
import { neighbourCriterion, nextWithoutLevel } from '../review'
import type { DeskRecord } from '../store'
import type { DeskSession, SessionView } from './session/desk-session'

/** Which criterion is being scored, what scoring does, and what the rubric makes of it. */
export function useScoring(record: DeskRecord, session: DeskSession, view: SessionView) {
  const t = useTexts('desk')
  const { rubric, achievement, allocation } = record
  const [openId, setOpenId] = useState(() => nextWithoutLevel(rubric, view.assessment, null) ?? rubric.criteria[0]?.id ?? null)
  const suggestion = suggestOutcome(rubric, view.assessment)
  const concluded = { ...view.assessment, recommendation: suggestion.outcome }
  return {
    openId,
    open: setOpenId,
    criterion: openId === null ? null : (findCriterion(rubric, openId) ?? null),
    suggestion,
    /** What keeps the suggested outcome from being submitted. */
    missing: findMissing(rubric, concluded, view.annotations, { ...achievement.policy, task: allocation.task }),
    setLevel(criterionId: string, levelId: string) {
      session.changeScore(criterionId, { levelId })
      const criterion = findCriterion(rubric, criterionId)
      const level = criterion?.levels.find((each) => each.id === levelId)
      announce(t('scoring.set', { code: criterion?.code ?? '', level: level?.title ?? '' }))
    },
    /** To the next criterion without a level; where none is left, it stays. */
    goOn() {
      setOpenId((id) => nextWithoutLevel(rubric, session.view().assessment, id) ?? id)
    },
    move(step: 1 | -1) {
      setOpenId((id) => neighbourCriterion(rubric, id, step))
    },
  }
}
