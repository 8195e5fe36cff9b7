import { useEffect, useRef } from 'react'
import type { AnnotationTool, ViewerProps } from '../viewers/viewer'

/** Instead of what can't be shown: nothing to mark. */
export const NO_TOOLS: readonly AnnotationTool[] = []

/**
 * Tells the desk which tools make sense for what is shown.
 * @param tools the same object as long as they are the same; null for those of the viewer's kind.
 */
export function useOfferedTools(onTools: ViewerProps['onTools'], tools: readonly AnnotationTool[] | null): void {
  const latest = useRef(onTools)
  useEffect(() => {
    latest.current = onTools
  })
  useEffect(() => {
    if (tools === null) return
    latest.current?.(tools)
    return () => latest.current?.(null)
  }, [tools])
}
