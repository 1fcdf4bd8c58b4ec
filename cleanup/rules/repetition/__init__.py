"""Words, stems and phrases said twice."""
