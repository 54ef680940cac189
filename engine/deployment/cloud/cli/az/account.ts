import { parentOf } from '../../../../core/file-system';
import { cutBill } from '../../bill/cut';
import { type Actor, actorOf } from '../../keys/authorise';
import { dayOf, monthOf, monthPeriod } from '../../money/calendar';
import { sumOf, usdText } from '../../money/money';
import { basisText, billOfCall } from '../bill-of-call';
import { type CloudCommand, UsageError } from '../command';
import { flag, required, value } from '../read-words';
import { AZ_LOGIN } from './az-settings';

const accountView = ({ account, key }: Actor) => ({
  cloudName: 'AzureCloud',
  id: account.id,
  isDefault: true,
  name: account.name,
  state: 'Enabled',
  user: { name: key.id, type: 'servicePrincipal' },
});
type AccountView = ReturnType<typeof accountView>;

/** Whose key is used, and the bill. */
export const ACCOUNT: readonly CloudCommand[] = [
  {
    path: 'login',
    about: 'Uses a key from now on: az login --service-principal -u <id> -p <value> --tenant <any>',
    operation: 'login',
    demand: null,
    options: [
      flag('service-principal'),
      required('username', 'u'),
      required('password', 'p'),
      value('tenant', 't'),
    ],
    run: (call) => {
      const { io, store, now, option } = call;
      if (!call.has('service-principal'))
        throw new UsageError(
          'People log in by a browser, which the lab does not have: use --service-principal with the id and the value of a key.',
        );
      const actor = actorOf(store.state, option('password'), 'azure', now);
      io.fs.makeFolder(parentOf(AZ_LOGIN));
      io.fs.write(
        AZ_LOGIN,
        `${JSON.stringify({ username: option('username'), password: option('password') })}\n`,
      );
      return { value: [accountView(actor)] };
    },
  },
  {
    path: 'logout',
    about: 'Forgets the key.',
    operation: 'logout',
    demand: null,
    run: ({ io }) => {
      if (io.fs.isFile(AZ_LOGIN)) io.fs.remove(AZ_LOGIN);
      return null;
    },
  },
  {
    path: 'account show',
    about: 'Shows the subscription that the key is for.',
    operation: 'Microsoft.Resources/subscriptions/read',
    demand: null,
    run: (call) => ({
      value: accountView(call.actor),
      columns: [
        ['EnvironmentName', (one: AccountView) => one.cloudName],
        ['Name', (one: AccountView) => one.name],
        ['State', (one: AccountView) => one.state],
        ['SubscriptionId', (one: AccountView) => one.id],
      ],
    }),
  },
  {
    path: 'consumption usage list',
    about: 'Shows what each resource cost, day by day.',
    operation: 'Microsoft.Consumption/usageDetails/read',
    demand: 'see the bill',
    options: [value('start-date', 's'), value('end-date', 'e')],
    run: (call) => {
      const month = monthPeriod(monthOf(call.now));
      const bill = billOfCall(call, call.actor.account.name, month);
      call.io.stderr(basisText(bill));
      const from = call.option('start-date') ?? dayOf(month.from);
      const to = call.option('end-date') ?? dayOf(month.to - 1);
      const lines = bill.lines.filter(({ day }) => day >= from && day <= to);
      const rows = cutBill(lines, 'day').flatMap(({ lines: own, name: day }) =>
        cutBill(own, 'resource').flatMap(({ lines: parts, name }) =>
          cutBill(parts, 'sku').map(({ name: sku, lines: one }) => ({
            usageStart: day,
            instanceName: name,
            consumedService: one[0]!.service,
            meterDetails: { meterName: sku },
            pretaxCost: usdText(sumOf(one.map(({ money }) => money)), 10),
            currency: 'USD',
          })),
        ),
      );
      type Row = (typeof rows)[number];
      return {
        value: rows,
        columns: [
          ['UsageStart', (row: Row) => row.usageStart],
          ['InstanceName', (row: Row) => row.instanceName],
          ['Meter', (row: Row) => row.meterDetails.meterName],
          ['PretaxCost', (row: Row) => row.pretaxCost],
          ['Currency', (row: Row) => row.currency],
        ],
      };
    },
  },
];
