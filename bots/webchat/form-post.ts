/** What a page without script sent. Nothing in it is trusted; what was not sent is empty. */
export interface FormPost {
  /** Absent when a form came without the page's own. */
  token?: string;
  /** Number of the last message on the page it was sent from; 0 on the first page. */
  seen: number;
  /** What stood in the field. */
  say: string;
  /** The button pressed and the boxes ticked. */
  choose: string[];
  /**
   * The form held the boxes of a question with several answers: what is not ticked was left or cleared. It is what to
   * say when that is all.
   */
  boxes: string;
  /** Only what is new is wanted. */
  look: boolean;
  leave: boolean;
  /** Of the first page; a talk knows its own. */
  lang: string;
}

/** Longer is no name of a language. */
const LONGEST_TAG = 35;

/** No question offers more; beyond, somebody is making it up. */
const MOST_CHOSEN = 30;

/** Reads a posted form, whatever came. */
export function readFormPost(body: unknown): FormPost {
  const form = body instanceof URLSearchParams ? body : new URLSearchParams();
  const seen = form.get('n') ?? '';
  return {
    token: form.get('token') ?? undefined,
    seen: /^\d{1,9}$/.test(seen) ? Number(seen) : 0,
    say: form.get('say') ?? '',
    choose: form.getAll('choose').slice(0, MOST_CHOSEN),
    boxes: form.get('boxes') ?? '',
    look: form.has('look'),
    leave: form.has('leave'),
    lang: (form.get('lang') ?? '').slice(0, LONGEST_TAG),
  };
}
