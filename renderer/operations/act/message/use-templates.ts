import { useEffect, useState } from 'react'
import { notify, useTexts } from '../../../kit'
import { useStore } from '../../../store'
import type { Template } from './templates'

const PREFERENCE = 'message-templates'

/** Templates of one's own, on this machine; empty until they are read. */
export function useTemplates() {
  const t = useTexts('acting')
  const { preferences } = useStore()
  const [own, setOwn] = useState<Template[]>([])
  const failed = () => notify({ kind: 'failed', message: t('template.failed') })
  useEffect(() => {
    let isWanted = true
    preferences.get<Template[]>(PREFERENCE, []).then(
      (kept) => {
        if (isWanted) setOwn(kept)
      },
      (error: unknown) => console.warn('templates could not be read', error),
    )
    return () => {
      isWanted = false
    }
  }, [preferences])
  const change = async (next: (before: Template[]) => Template[]) => {
    try {
      setOwn(await preferences.change<Template[]>(PREFERENCE, [], next))
    } catch {
      failed()
    }
  }
  return {
    own,
    /** Keeps it under its name, in the place of the one that had it. */
    keep: (template: Template) => change((before) => [...before.filter(({ name }) => name !== template.name), template]),
    drop: (name: string) => change((before) => before.filter((one) => one.name !== name)),
  }
}
