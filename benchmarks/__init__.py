"""Measurements that anyone can run again. Each takes the folder of the evaluation data, or CLEANUP_EVAL_DATA."""
