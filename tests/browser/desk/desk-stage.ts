import { notifications } from '@mantine/notifications'
import axe from 'axe-core'
import { afterEach, beforeEach, expect } from 'vitest'
import { page } from 'vitest/browser'
import type { DeskRecord } from '../../../renderer/store'
import { atRest, inDark } from '../review/barriers'
import { openScored, type Staged } from './conflict-stage'
import { showDesk } from './show-desk'

type Stage = {
  readonly staged: Staged
  /** Shows the desk, as it is when it is opened anew. */
  show(): Promise<void>
  /** Of the desk that is shown. */
  setWidth(pixels: number): void
  /** What the desk would show; null where there is nothing. */
  found(): Promise<DeskRecord | null>
  /** The same where there must be something. */
  record(): Promise<DeskRecord>
}

/** Before each test a store with a submission that I have scored; after it, everything is gone. The desk is shown on request. */
export function useDeskStage(): Stage {
  let staged: Staged
  let shown: Awaited<ReturnType<typeof showDesk>> | null = null

  beforeEach(async () => {
    await page.viewport(1400, 900)
    staged = await openScored()
  })

  afterEach(async () => {
    notifications.clean()
    shown?.close()
    shown = null
    await staged.store.close()
    staged.replica.close()
    document.body.innerHTML = ''
  })

  const found = () => staged.store.desk.open(staged.allocation.id)
  return {
    get staged() {
      return staged
    },
    async show() {
      shown?.close()
      shown = await showDesk(staged.store, staged.allocation.id)
    },
    setWidth: (pixels) => shown?.setWidth(pixels),
    found,
    async record() {
      const record = await found()
      if (!record) throw new Error('the desk is empty')
      return record
    },
  }
}

/** Light and dark: axe finds nothing in it. The whole page's landmarks are the application's affair. */
export async function expectNoBarriers(scheme: string, find: () => { element(): Element }): Promise<void> {
  const backToOther = scheme === 'dark' ? inDark() : null
  try {
    await atRest(document.body)
    const { violations } = await axe.run(find().element() as HTMLElement, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    })
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([])
  } finally {
    backToOther?.()
  }
}
