import { StagecraftError } from '../core/errors';

/** What can be wrong with a data contract, or with what it is held against. */
export type ContractErrorCode = 'contract-invalid' | 'data-missing' | 'query-refused' | 'server-refused';

/** A data contract cannot be read, or its data cannot be asked. */
export class ContractError extends StagecraftError<ContractErrorCode> {}
