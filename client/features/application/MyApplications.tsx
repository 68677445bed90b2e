// My applications, drafts among them.
import { Applications } from './Applications.tsx';

export default function MyApplications() {
  return <Applications scope="mine" />;
}
