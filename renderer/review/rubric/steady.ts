import { useLayoutEffect, useRef, useState } from 'react'

type Calls = Record<string, (...values: never[]) => void>

/**
 * The same functions for the whole life of a component, each doing what the latest one of its name does: what gets them needn't
 * render again because whoever made them did.
 */
export function useSteady<Of extends Calls>(latest: Of): Of {
  const now = useRef(latest)
  useLayoutEffect(() => {
    now.current = latest
  })
  const [steady] = useState(() => {
    const names = Object.keys(latest) as (keyof Of & string)[]
    return Object.fromEntries(names.map((name) => [name, (...values: never[]) => now.current[name]?.(...values)])) as Of
  })
  return steady
}
