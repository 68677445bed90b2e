// One review: the pledge as long as it is not given, then the application at the left and the form at the right.
import { useParams } from 'react-router';
import type { Answer } from '../../contracts.ts';
import { useEndpoint } from '../../useEndpoint.ts';
import { Loaded } from '../../ui/Page.tsx';
import { PledgePage } from './PledgePage.tsx';
import { ReviewDesk } from './ReviewDesk.tsx';
import './review.css';

export type ReviewView = Answer<'assignment.read'>;

export default function Review() {
  const { code = '' } = useParams();
  const review = useEndpoint('assignment.read', { params: { code } });
  return (
    <Loaded from={review}>
      {(view) =>
        view.packet === null ? (
          <PledgePage review={view} />
        ) : (
          <ReviewDesk key={view.code} review={view} packet={view.packet} />
        )
      }
    </Loaded>
  );
}
