// An act whose list of records is chosen before they are locked: if what was chosen is no longer so once it is locked,
// the whole is chosen anew.

/** Thrown by a story whose choice was overtaken; never leaves `choosing`. */
export class ChosenTooEarly extends Error {
  constructor() {
    super('chosen too early');
    this.name = 'ChosenTooEarly';
  }
}

const ATTEMPTS = 5;

export async function choosing<T>(attempt: () => Promise<T>): Promise<T> {
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ChosenTooEarly) || left === 1) throw error;
    }
  }
}
