"""Everything that is known of a result on paper, for an appeal, and the one page of a training record."""
