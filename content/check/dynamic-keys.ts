/**
 * Beginnings of keys that the code puts together, so that no file holds them whole. A text under one of these is
 * taken as used. Keep the list short: what is here is never reported as unused.
 */
export const dynamicKeys: readonly string[] = [
  // risk.<question> and risk.<question>.<answer>, from content/questions/triage.yaml
  'risk.',
  // plan.<point>, plan.<point>.<choice> and plan.title.<point>, from content/questions/plan.yaml
  'plan.',
  // parties.<party>, parties.<party>.does and parties.read_out.<need>, from the same file
  'parties.',
  // check.<how>, from content/describe-check.ts
  'check.',
  // summary.<question>.<answer>: what is passed on to a person, from dialogs/summary-lines.ts
  'summary.',
  // relative.<question> and relative.<question>.<answer>, from the same file
  'relative.',
  // reason.<question>.<answer>: the same answers said back
  'reason.',
  // words.<label>, from content/danger
  'words.',
  // emergency.<kind>, from dialogs/model.ts
  'emergency.',
  // card.<id>, its title, from content/questions/cards.yaml, and what it says
  'card.',
  // noted.card.<id>: where what a card is about may be asked first
  'noted.card.',
  // help.<group>, from the same file
  'help.',
  // command.language.<language>
  'command.language.',
  // for_child.<key>: what is said to a child in place of <key>, from bots/for-child.ts
  'for_child.',
  // sms.<question> and sms.<question>.<answer>, from content/questions/triage.yaml; sms.line.<id or kind of a line>
  'sms.doctor',
  'sms.threat',
  'sms.fear',
  'sms.control',
  'sms.child_self',
  'sms.line.',
  // page.notice.<part> and page.notice.<part>_text
  'page.notice.',
  // console.<group>.<name>: bands, levels, signs, switches… by their names in bots/handover
  'console.band.',
  'console.level.',
  'console.sign.',
  'console.channel.',
  'console.from.',
  'console.switch.',
  'console.left.',
  'console.survey.',
  'console.alert.',
  'console.refused.',
  'console.language.',
  'console.spoken.',
  'console.number.',
  'console.tested.',
  // reply.<id>: offered to a social worker, all of them
  'reply.',
];

/** Groups whose keys the code names without the first word: `'quit'` says `page.quit`. */
export const shortNamed: readonly string[] = ['page.', 'console.'];
