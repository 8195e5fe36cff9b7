import { wrap } from 'comlink'
import { useEffect, useState } from 'react'
import type { EffectOfRule, PastDecision, Rubric, RubricContent } from '../../../shared/domain'
import type { EffectWorker } from './effect-worker'
import { ruleOf } from './rule-of'

export type RuleEffect = {
  /** Of the rule before stays while it is worked out anew; null before the first. */
  effect: EffectOfRule | null
  phase: 'working' | 'done' | 'failed'
}

type Computing = (versions: readonly Rubric[], to: Rubric) => Promise<EffectOfRule>
type Worked = { name: string; past: readonly PastDecision[]; effect: EffectOfRule | null; isFailed: boolean }

/**
 * What another rule would have made of past decisions, worked out in a worker: with ten thousand of them, every letter of a weight would hold
 * the page up. Words don't change a rule and work nothing out.
 * @param past the same array while nothing changes; undefined until it is read
 * @param versions all that there are of the rubric
 * @param current the one in force, whose content is being changed
 */
export function useEffectOfRule(
  past: readonly PastDecision[] | undefined,
  versions: readonly Rubric[],
  current: Rubric,
  content: RubricContent,
): RuleEffect {
  const [compute, setCompute] = useState<{ past: readonly PastDecision[]; run: Computing } | null>(null)
  const [worked, setWorked] = useState<Worked | null>(null)
  const rule = ruleOf(content)
  // A published version never changes, so their number says which there are.
  const name = `${current.id}/${current.version}/${versions.length}/${rule}`
  useEffect(() => {
    if (past === undefined) return
    const started = start(past)
    setCompute({ past, run: started.compute })
    return started.stop
  }, [past])
  useEffect(() => {
    if (compute === null) return
    let isWanted = true
    const take = (effect: EffectOfRule | null) => {
      if (!isWanted) return
      setWorked((before) => ({
        name,
        past: compute.past,
        effect: effect ?? before?.effect ?? null,
        isFailed: effect === null,
      }))
    }
    compute.run(versions, { ...current, ...content }).then(take, () => take(null))
    return () => {
      isWanted = false
    }
    // Of the content only its rule counts.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [compute, name])
  const isCurrent = worked !== null && worked.name === name && worked.past === past
  return { effect: worked?.effect ?? null, phase: isCurrent ? (worked.isFailed ? 'failed' : 'done') : 'working' }
}

function start(past: readonly PastDecision[]): { compute: Computing; stop(): void } {
  const worker = new Worker(new URL('./effect-worker.ts', import.meta.url), { type: 'module', name: 'rubric-effect' })
  const remote = wrap<EffectWorker>(worker)
  const failed = new Promise<never>((_resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message))
  })
  // Whoever computes hears of it; nobody may have begun to.
  failed.catch(() => undefined)
  const loaded = remote.load(past)
  return {
    compute: (versions, to) => Promise.race([loaded.then(() => remote.compute(versions, to)), failed]),
    stop: () => worker.terminate(),
  }
}
