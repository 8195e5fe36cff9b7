import { KeyHint, useTexts } from '../../kit'
import classes from './controls.module.css'
import { SelectionBar } from './selection-bar'
import type { SelectedWords } from './use-selected-words'

const HINTS = [
  { text: 'selecting.hint.word', keys: ['arrowleft', 'arrowright'] },
  { text: 'selecting.hint.sentence', keys: ['arrowup', 'arrowdown'] },
  { text: 'selecting.hint.extend', keys: ['shift+arrowright'] },
  { text: 'selecting.hint.mark', keys: ['h', 'u', 'm'] },
  { text: 'selecting.hint.choose', keys: ['enter'] },
  { text: 'selecting.hint.end', keys: ['escape'] },
] as const

/** What belongs to selected words, over a viewer (which must be positioned): the bar beneath them, and the keys while keys select. */
export function SelectionTools({ words }: { words: SelectedWords }) {
  const t = useTexts('review')
  const { bar, annotate, keyboard } = words
  return (
    <>
      {bar && <SelectionBar at={bar} onChoose={annotate} element={keyboard.bar} onLeave={keyboard.focusWords} />}
      {keyboard.isOn && (
        <ul className={classes.keys} aria-label={t('selecting.group')}>
          {HINTS.map(({ text, keys }) => (
            <li key={text}>
              {keys.map((one) => (
                <KeyHint key={one} keys={one} />
              ))}
              {t(text)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
