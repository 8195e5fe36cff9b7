import { useEffect } from 'react'
// Not by the room's index: the desk and all its viewers are loaded when somebody goes there.
import { DESK_KEYS } from '../../desk/desk-keys'
import { declareKeyPlaces, nameKeys, useTexts } from '../../kit'
import { QUEUE_KEYS } from '../../queue'
import { APP_KEYS } from './app-keys'

/** Names the keys of every screen, so that they can be changed while their screen is away. */
export function useKeyPlaces(): void {
  const app = useTexts('app')
  const queue = useTexts('queue')
  const desk = useTexts('desk')
  useEffect(() => {
    declareKeyPlaces([
      { place: 'app', title: app('command.group'), shortcuts: nameKeys(APP_KEYS, app) },
      { place: 'queue', title: queue('title'), shortcuts: nameKeys(QUEUE_KEYS, queue) },
      { place: 'desk', title: desk('keys.title'), shortcuts: nameKeys(DESK_KEYS, desk) },
    ])
  }, [app, queue, desk])
}
