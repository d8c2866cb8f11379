import { LocalAlerts } from '../../infra/alerts.js';
import { alertsContract } from './alerts-contract.js';

// It knows alerts by how many came since, not by a clock.
alertsContract('memory', () => ({ processes: [new LocalAlerts()], pass: () => undefined }));
