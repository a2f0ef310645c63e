"""Given names usual in England and Wales: what tells "Jane Beech" from "Adult Board"."""

from __future__ import annotations

from .vocabulary import words

GIVEN_NAMES = words(
    """
    aaron abby abdul abi abigail adam ade adele adrian ahmed aidan aileen ailsa aisha alan alana alastair albert
    alec aled alex alexander alexandra alexis alfie alice alicia alison alistair allan allison ally alun alyson
    amanda amber amelia amina amir amit amrit amy ana anand andrea andrew andy angela angie angus anita ann anna
    annabel anne annette annie anthea anthony antonia anwen april arthur asha ashley asif audrey ayo balbir baljit
    barbara barry bartholomew beatrice becky belinda ben benjamin bernadette bernard beth bethan bethany beverley
    bill billy bob bola brenda brendan brian bridget bronwen bruce bryan bryony callum cameron candice carl carla
    carly carmel carol carole caroline carolyn carrie carys cath catherine cathryn cathy cecilia celia ceri charlene
    charles charlie charlotte cheryl chidi chloe chris christian christina christine christopher cindy claire clara
    clare claudia clive colette colin colleen connor conor corinne craig cynthia dafydd daisy dan daniel danielle
    danny darren dave david dawn dean deb debbie deborah debra deepa delyth denis denise dennis derek des desmond
    dewi diana diane dianne dominic don donald donna doreen dorothy doug douglas duncan dylan earl ed eddie edward
    edwina eileen eirian eirlys eirwen elaine eleanor elena elin elisabeth elizabeth ella ellen ellie emeka emily
    emma emmanuel emyr eric erica erin esther ethan eunice eva eve evelyn ewan faisal farah fatima faye felicity
    femi fergus ffion fiona fran frances francesca francis frank fred frederick freya gail gareth garry gary gavin
    gaynor gemma geoff geoffrey george georgia georgina geraint gerald geraldine gerard gerry gethin giles gill
    gillian gina ginny gita glen glenn glenys gloria glyn gordon grace graeme graham grant greg gregory gurpreet guy
    gwen gwenda gwyn gwyneth haf hanif hannah hari harold harpreet harriet harry harvey hassan hayley hazel heather
    hefin heidi helen helena henrietta henry hilary holly howard hugh hussain huw iain ian ibrahim iestyn ifan imran
    ines ingrid iolo irene iris isaac isabel isabelle isla ivan iwan jack jackie jacob jacqueline jacqui jade jake
    james jamie jan jane janet janice janine jas jasmine jason jaspreet jay jayne jean jeanette jeff jeffrey jemma
    jen jennifer jenny jeremy jerry jess jessica jill jim jo joan joanna joanne jodie joe joel john jon jonathan
    jordan joseph josephine josh joshua joy joyce judith judy julia julian julie june justin justine kamal kara
    karen karl kash kat kate katharine katherine kathleen kathryn kathy katie katrina katy kay kaye kayleigh keeley
    keith kelly kemi ken kenneth kerry kevin khalid kieran kim kiran kirsten kirstie kirsty krishna kristina kuldeep
    kumar kyle lara laura lauren laurence lawrence leah lee leigh len leo leon leonard leonie les lesley leslie
    lewis liam libby lily linda lindsay lindsey lisa liz lizzie lois lorna lorraine lottie lou louis louisa louise
    lowri lucia lucinda lucy luke lydia lyn lynda lynn lynne lynsey maddie maddy madeleine maggie mair malcolm mandy
    manjit marc marcella marcia marcus margaret maria marian marianne marie marilyn marina marion mark marlene
    martha martin martyn mary mat matt matthew maureen maurice mavis max maxine meera megan meinir mel melanie
    melissa melvin menna merlin mervyn mia michael michaela michele michelle mick miguel mike miles millie mina
    miranda miriam mohamed mohammad mohammed moira molly mona monica morag morgan morven muhammad muriel myles myra
    nadeem nadia nadine nancy naomi natalia natalie natasha nathan naz neil nell nerys neville ngozi nia niall niamh
    nichola nicholas nick nicky nicola nicole nigel nikki nina nisha nita noel nora norma norman olive oliver olivia
    olu olwen omar oscar oskar owain owen paddy padma pam pamela parminder parveen pat patricia patrick paul paula
    pauline penelope penny pete peter petra phil philip philippa phillip phillipa phoebe phyllis pippa polly poppy
    prakash priya quentin rachael rachel raj rajesh rajinder ralph ranjit raquel rashid ravi ray raymond rebecca reg
    rehana reuben rhian rhiannon rhoda rhodri rhona rhys rich richard rick rita rob robert roberta robin robyn rod
    roger roisin roland ron ronald rory rosalind rosaline rosamund rosanna rose rosemary rosie ross rowan roy ruby
    rukhsana rupert russell ruth ryan sabrina sadie saima sajid sally sam samantha sameena samira samuel sandra
    sandy sanjay sara sarah sasha saskia scott sean segun selina shabana shabnam shahid shannon sharon sharron shaun
    shauna sheena sheila shelley sheryl shilpa shirley shona sian simon simone simran sinead siobhan sion sioned
    sofia sonia sophia sophie stacey stan stanley stella steph stephanie stephen steve steven stewart stuart sue
    sukhdev sunita surinder surjit susan susanna susannah susie suzanne suzy sybil syeda sylvia tabitha tahir tamara
    tammy tamsin tania tanveer tanya tara tariq tasha tayo ted teddy tegwen terence teresa teri terri terry tess
    tessa thea thelma theo theresa thomas tim timothy tina toby tom tomos tony tracey traci tracie tracy trevor
    tricia trish trudi trudy tunde umar una ursula usha val valerie vanessa vera verity veronica vic vicki vickie
    vicky victor victoria vijay vikki vince vincent violet viv vivian vivien vivienne walter warren wayne wendy
    wesley will william wyn yasmin yasmine yemi yusuf yvette yvonne zac zahra zainab zara zoe zoey
    """
)
