import { StagecraftError } from '../../engine/core/errors';

/** The table of sales could not be loaded. */
export class TableNotLoadedError extends StagecraftError<'table-not-loaded'> {
  constructor(reason: string) {
    super(
      'table-not-loaded',
      `The table of sales that the year is made from could not be loaded: ${reason}. Check the connection and try again.`,
    );
  }
}

const TABLE_URL = '/data/ames_housing.csv';

/** The text of Homestead's table of sales. @throws TableNotLoadedError */
export async function fetchTable(): Promise<string> {
  let response: Response;
  try {
    response = await fetch(TABLE_URL);
  } catch (error) {
    throw new TableNotLoadedError(String(error));
  }
  if (!response.ok) throw new TableNotLoadedError(`${TABLE_URL} answers ${response.status}`);
  return response.text();
}
