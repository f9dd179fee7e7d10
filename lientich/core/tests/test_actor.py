def test_a_member_of_the_cast_acts_for_their_organisation(lan, world):
    assert lan.role == "office"
    assert lan.works_for(world.bac_son.pk)
    assert not lan.works_for(world.vinh_xanh.pk)
