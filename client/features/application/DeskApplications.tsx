// The applications that a desk may know.
import { Applications } from './Applications.tsx';

export default function DeskApplications() {
  return <Applications scope="desk" />;
}
