"""What the group does with its case: one verb is one transaction at a desk.

The rooms look only leftwards: records, followup, contract, papers, meeting, case, today.
"""
