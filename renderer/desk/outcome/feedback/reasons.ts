import { type FeedbackGroup, type FeedbackPiece, pieceState } from '../../../../shared/domain'

/** What a letter is composed of with one press: every rationale, and the next step where one must be taken, unless it is in already. */
export function reasonsLeft(groups: readonly FeedbackGroup[], text: string): FeedbackPiece[] {
  return groups
    .flatMap((group) => group.pieces.filter(({ kind }) => kind === 'rationale' || (kind === 'next-step' && group.isToActOn)))
    .filter((piece) => pieceState(text, piece) === 'out')
}
