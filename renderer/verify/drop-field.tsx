import { Button } from '@mantine/core'
import { IconFileCertificate, IconFolderOpen } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { KeyHint, useTexts } from '../kit'
import { handInFiles } from './hand-in'
import { ProblemText } from './problem-text'
import type { Checking } from './use-checking'
import classes from './verify.module.css'

const KINDS = '.png,.svg,.json,.jwt,.txt,image/png,image/svg+xml,application/json'

type DropFieldProps = { checking: Checking; input: RefObject<HTMLInputElement | null>; isOver: boolean }

/** Where a badge is handed in, and what becomes of it: it takes files, and says what is being looked at and what could not be. */
export function DropField({ checking, input, isOver }: DropFieldProps) {
  const t = useTexts('verify')
  const kit = useTexts('kit')
  const { current, problem } = checking
  return (
    <section className={classes.field} data-over={isOver || undefined} aria-label={t('handIn')}>
      <IconFileCertificate size={28} stroke={1.4} aria-hidden="true" className={classes.fieldIcon} />
      <p className={classes.fieldTitle}>{t('drop')}</p>
      <p className={classes.hint}>{t('dropHint')}</p>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={KINDS}
        onChange={({ currentTarget }) => {
          checking.start(handInFiles(currentTarget.files ?? []))
          // The same file chosen again is a wish to look at it again.
          currentTarget.value = ''
        }}
      />
      <Button
        size="xs"
        leftSection={<IconFolderOpen size={15} aria-hidden="true" />}
        rightSection={<KeyHint keys="o" />}
        onClick={() => input.current?.click()}
      >
        {t('choose')}
      </Button>
      <div className={classes.news} role="status">
        {current !== null && (
          <p className={classes.looking}>
            <span className={classes.pulse} aria-hidden="true" />
            <span>{current === '' ? t('lookingAtText') : t('lookingAt', { name: current })}</span>
            <Button size="compact-xs" variant="subtle" onClick={checking.cancel}>
              {kit('cancel')}
            </Button>
          </p>
        )}
        {problem !== null && (
          <p className={classes.problem}>
            <ProblemText problem={problem} />
          </p>
        )}
      </div>
    </section>
  )
}
