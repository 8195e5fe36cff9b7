import { scoreFor } from '../../../shared/domain'
import type { Workbench } from '../../browser/sync/workbench'

/** What a person did, kept beside the store: whatever it said was saved must be found in the end. */
export class Model {
  /** The last rationale that was reported as saved, by allocation and criterion. */
  readonly #saved = new Map<string, Map<string, string>>()
  edits = 0

  async type(workbench: Workbench, allocationId: string, text: string, random: () => number): Promise<void> {
    const record = await workbench.store.desk.open(allocationId)
    const criteria = record?.rubric.criteria ?? []
    const criterion = criteria[Math.floor(random() * criteria.length)]
    if (!criterion) return
    try {
      await workbench.store.desk.changeScore(allocationId, criterion.id, { rationale: text })
    } catch (error) {
      // Sent already, or gone: nothing was called saved.
      if ((error as { name?: string }).name === 'StoreError') return
      throw error
    }
    this.edits++
    const saved = this.#saved.get(allocationId) ?? new Map<string, string>()
    this.#saved.set(allocationId, saved.set(criterion.id, text))
  }

  /** Texts that were called saved and aren't there. */
  async lost(workbench: Workbench): Promise<string[]> {
    const lost: string[] = []
    for (const [allocationId, saved] of this.#saved) {
      const record = await workbench.store.desk.open(allocationId)
      for (const [criterionId, text] of saved) {
        if (!record || scoreFor(record.assessment, criterionId).rationale !== text) lost.push(text)
      }
    }
    return lost
  }
}
