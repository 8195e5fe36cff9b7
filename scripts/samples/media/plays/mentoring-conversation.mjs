/** A mentoring conversation after a night shift; names are changed, as the achievement asks. */
export const play = {
  voices: {
    mentor: { voice: 'en-gb+f4', speed: 140, pitch: 44 },
    colleague: { voice: 'en-gb-scotland+f2', speed: 152, pitch: 58 },
  },
  lines: [
    { who: 'mentor', say: 'You said on the phone that it went badly. Where would you like to begin?' },
    {
      who: 'colleague',
      say: 'With the handover. I gave it in four minutes, and I left out that bed nine had refused the insulin.',
      pause: 1.6,
    },
    { who: 'mentor', say: 'What happened next?' },
    { who: 'colleague', say: 'Nothing, in the end. The day nurse saw it at half past seven. But it could have been eleven.' },
    { who: 'mentor', say: 'It could. What did you do when you found out?' },
    {
      who: 'colleague',
      say: 'I apologised to her. And I filled in the report, with my name. I thought about leaving it.',
      pause: 2.2,
    },
    { who: 'mentor', say: 'What made you not leave it?' },
    { who: 'colleague', say: 'That you had done one in front of me in March. It was about yourself.' },
    { who: 'mentor', say: 'When you think of those four minutes, where did bed nine get lost?', pause: 2.8 },
    { who: 'colleague', say: 'I went by room, not by risk. I always go by room. So the one that matters comes when it comes.' },
    { who: 'mentor', say: 'What would you like to try?' },
    { who: 'colleague', say: 'Three names first. The three that I would check on if I could not sleep. Then the rooms.' },
    { who: 'mentor', say: 'When is your next night?' },
    { who: 'colleague', say: 'Thursday. Will you listen in?' },
    { who: 'mentor', say: 'Yes. And I will only write down the order. You tell me afterwards whether it was the right one.' },
    {
      who: 'mentor',
      say: 'One more thing. The report stays where it is, that does not stay in this room. The rest does. Is that still all right?',
      pause: 1.2,
    },
    { who: 'colleague', say: 'Yes. That was the deal.' },
  ],
}
