import { bindKeys, type Shortcut, useShortcuts, useTexts } from '../../kit'
import { type AnnotationTool, VIEWER_KEYS } from '../../review'
import { DESK_KEYS } from '../desk-keys'
import type { Entry } from '../evidence/entries'
import { useHint } from '../use-hint'

const TOOL_KEYS = { highlight: 'viewer.highlight', underline: 'viewer.underline', comment: 'viewer.comment' } as const
const DRAWING_KEYS = { area: 'viewer.area', pin: 'viewer.pin' } as const

/**
 * A key for marking that can't do anything with what is open says why.
 * @param tools those that can be used, were the work open
 */
export function useUnmarkable(entry: Entry | undefined, tools: readonly AnnotationTool[], readOnly: boolean): void {
  const t = useTexts('desk')
  const review = useTexts('review')
  const hint = useHint()
  const because = entry?.kind !== 'item' ? entry?.kind : readOnly ? 'closed' : null
  const say = (tool: keyof typeof TOOL_KEYS | keyof typeof DRAWING_KEYS) => () =>
    hint(because ? t(`unmarkable.${because}`) : t('unmarkable.notHere', { tool: t(`toolbar.tool.${tool}`) }))
  const runs = Object.entries({ ...TOOL_KEYS, ...DRAWING_KEYS })
    .filter(([tool]) => because || !tools.includes(tool as AnnotationTool))
    .map(([tool, id]) => [id, say(tool as keyof typeof TOOL_KEYS)] as const)
  const all = because ? [...runs, ['viewer.selectWords', say('highlight')] as const] : runs
  const wholeItem = because ? { 'desk.wholeItem': say('comment') } : {}
  const excuses = [...bindKeys(VIEWER_KEYS, review, Object.fromEntries(all)), ...bindKeys(DESK_KEYS, t, wholeItem)]
  // Behind whatever a viewer does with the same keys.
  useShortcuts(
    excuses.map((one): Shortcut => ({ ...one, isExcuse: true })),
    'app',
  )
}
