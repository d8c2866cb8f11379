/** Somebody in one conversation, and all texts she was shown, in order. */
export interface Client {
  readonly conversationId: string;
  readonly seen: readonly string[];
  close(): Promise<void>;
}
